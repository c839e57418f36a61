/// How a report looks: light, dark and on paper.
enum ReportStyle {
  static let text = """
    :root { --good: #d1f0d9; --half: #fff1c2; --bad: #ffd9d3; --odd: #e3e8ef; --mark: #1b1f24; }
    @media (prefers-color-scheme: dark) { :root { --good: #14432a; --half: #4d3d00; \
    --bad: #5c1f1a; --odd: #2d333b; --mark: #e6edf3; } }
    .note { color: var(--soft); margin: .2rem 0; }
    .numbers { display: flex; flex-wrap: wrap; gap: 1rem; margin: 1rem 0; }
    .numbers div { background: var(--raised); border: 1px solid var(--line); border-radius: .5rem; \
    padding: .6rem 1rem; }
    .numbers dt { color: var(--soft); font-size: .85rem; }
    .numbers dd { margin: 0; font-size: 1.3rem; font-variant-numeric: tabular-nums; }
    .charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(30rem, 100%), 1fr)); \
    gap: 1.5rem; align-items: start; }
    figure { margin: 0; }
    figure svg { width: 100%; height: auto; }
    .scroll { overflow-x: auto; }
    table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
    caption { text-align: start; color: var(--soft); padding: .2rem 0 .5rem; }
    th { font-weight: 600; text-align: start; }
    .plain { width: 100%; }
    .plain th, .plain td { border-bottom: 1px solid var(--line); padding: .35rem .6rem; }
    .plain tbody th { font-weight: normal; }
    .plain td:not(:last-child) { white-space: nowrap; }
    .legend { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; font-size: .9rem; }
    .legend b { display: inline-block; min-width: 1.6em; text-align: center; border-radius: .2rem; \
    color: var(--mark); }
    .grid { font-size: .85rem; }
    .grid td, .grid th { border: 1px solid var(--line); padding: .15rem .4rem; }
    .grid td { text-align: center; min-width: 2.2em; }
    .grid tbody th { position: sticky; left: 0; background: var(--ground); white-space: nowrap; \
    font-weight: normal; max-width: 14rem; overflow: hidden; text-overflow: ellipsis; }
    .grid thead th { background: var(--raised); vertical-align: bottom; }
    .up span { display: inline-block; writing-mode: vertical-rl; transform: rotate(180deg); \
    max-height: 10rem; font-weight: normal; }
    .p { background: var(--good); } .w { background: var(--half); } .x { background: var(--bad); }
    .f { background: var(--odd); } .u { color: var(--soft); }
    .grid .p, .grid .w, .grid .x, .grid .f { color: var(--mark); }
    .grid i { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; \
    overflow: hidden; white-space: nowrap; }
    .grid td { position: relative; }
    #learner h2 { margin-top: 0; }
    #learner:focus { outline: none; }
    #learner nav { display: flex; gap: 1.2rem; margin-bottom: 1rem; flex-wrap: wrap; }
    #learner td.state { white-space: nowrap; }
    #learner .state b { display: inline-block; min-width: 1.6em; text-align: center; \
    border-radius: .2rem; color: var(--mark); }
    @media print {
      :root { --good: #d1f0d9; --half: #fff1c2; --bad: #ffd9d3; --odd: #e3e8ef; --mark: #000; }
      @page { size: A4 landscape; margin: 1cm; }
      * { print-color-adjust: exact; }
      .scroll { overflow: visible; }
      .grid { font-size: 6.5pt; }
      .grid td, .grid th { padding: .05rem .15rem; }
      .grid td { min-width: 0; }
      tr, figure { break-inside: avoid; }
      thead { display: table-header-group; }
      #learner nav { display: none; }
      a { text-decoration: none; }
    }
    """
}

/// Shows one learner's page in the place of the class's, by the part of the address after `#`.
enum ReportScript {
  static let text = """
    const classPart = document.getElementById('class');
    const page = document.getElementById('learner');
    let last = null;
    function element(name, attributes, ...children) {
      const made = document.createElement(name);
      for (const key in attributes) made.setAttribute(key, attributes[key]);
      made.append(...children);
      return made;
    }
    function cellRow(cell, index) {
      const [title, id] = data.columns[index];
      const [mark, words, letter] = data.states[cell.s];
      const badge = element('b', {class: letter, 'aria-hidden': 'true'}, mark);
      const found = [];
      if (cell.m) found.push(cell.m.join(', '));
      if (cell.w) found.push(cell.w);
      return element('tr', {},
        element('th', {scope: 'row'}, title + ' (' + id + ')'),
        element('td', {class: 'state'}, badge, ' ' + words),
        element('td', {}, cell.k ? cell.k[0] + ' of ' + cell.k[1] : '–'),
        element('td', {}, cell.f ? cell.f[0] + ' of ' + cell.f[1] : '–'),
        element('td', {}, cell.a === undefined ? '–' : String(cell.a)),
        element('td', {}, cell.d || '–'),
        element('td', {}, found.join(': ')));
    }
    function learner(index) {
      const one = data.learners[index];
      const nav = element('nav', {'aria-label': 'Learners'}, element('a', {href: '#'}, 'The class'));
      if (index > 0) nav.append(element('a', {href: '#s' + (index - 1)}, 'Previous'));
      if (index + 1 < data.learners.length)
        nav.append(element('a', {href: '#s' + (index + 1)}, 'Next'));
      const parts = [nav, element('h2', {id: 'learner-name'}, one.n)];
      if (one.p) parts.push(element('p', {}, one.p + ' points'));
      if (one.r) parts.push(element('ul', {}, ...one.r.map(text => element('li', {}, text))));
      const head = ['Exercise', 'State', 'Checks', 'Fresh cases', 'Attempts', 'Passed', 'What was found']
        .map(text => element('th', {scope: 'col'}, text));
      parts.push(element('div', {class: 'scroll'}, element('table', {class: 'plain'},
        element('caption', {}, 'Every exercise and how it stands'),
        element('thead', {}, element('tr', {}, ...head)),
        element('tbody', {}, ...one.c.map(cellRow)))));
      page.replaceChildren(...parts);
    }
    function show() {
      const match = /^#s(\\d+)$/.exec(location.hash);
      const index = match ? Number(match[1]) : -1;
      const isLearner = index >= 0 && index < data.learners.length;
      if (isLearner) learner(index); else page.replaceChildren();
      page.hidden = !isLearner;
      classPart.hidden = isLearner;
      if (isLearner) {
        last = location.hash;
        scrollTo(0, 0);
        page.focus({preventScroll: true});
      } else if (last) {
        const link = document.querySelector('a[href="' + last + '"]');
        if (link) link.focus();
      }
    }
    addEventListener('hashchange', show);
    show();
    """
}
