/// The frame that every HTML file of ours shares: no network, light and dark, fit to be printed.
enum HTML {
  static func escaped(_ text: String) -> String {
    var result: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): result += Array("&amp;".utf8)
      case UInt8(ascii: "<"): result += Array("&lt;".utf8)
      case UInt8(ascii: ">"): result += Array("&gt;".utf8)
      case UInt8(ascii: "\""): result += Array("&quot;".utf8)
      case UInt8(ascii: "'"): result += Array("&#39;".utf8)
      case 0..<0x09, 0x0B, 0x0C, 0x0E..<0x20, 0x7F: result += Array("\u{FFFD}".utf8)
      default: result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// - Parameters:
  ///   - body: Markup that stands after the heading.
  ///   - script: JavaScript at the end of the page; the page must be readable without it.
  static func page(
    title: String, style: String = "", body: String, script: String = ""
  ) -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta http-equiv="Content-Security-Policy" \
    content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:">
    <title>\(escaped(title))</title>
    <style>
    \(baseStyle)
    \(style)
    </style>
    </head>
    <body>
    <main>
    <h1>\(escaped(title))</h1>
    \(body)
    </main>
    \(script.isEmpty ? "" : "<script>\n\(script)\n</script>\n")</body>
    </html>

    """
  }

  /// Colours keep a contrast of 4.5 to 1 on their ground in both schemes (WCAG 2.2, 1.4.3).
  private static let baseStyle = """
    :root { color-scheme: light dark; --ground: #fff; --text: #1b1f24; --soft: #57606a; \
    --line: #d0d7de; --link: #0550ae; --raised: #f6f8fa; }
    @media (prefers-color-scheme: dark) { :root { --ground: #0d1117; --text: #e6edf3; \
    --soft: #9aa4ae; --line: #30363d; --link: #79c0ff; --raised: #161b22; } }
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--ground); color: var(--text); \
    font: 1rem/1.5 system-ui, sans-serif; }
    main { max-width: 80rem; margin: 0 auto; padding: 1.5rem; }
    h1 { font-size: 1.6rem; margin: 0 0 1rem; }
    h2 { font-size: 1.25rem; margin: 2rem 0 .5rem; }
    h3 { font-size: 1rem; margin: 1.2rem 0 .3rem; }
    a { color: var(--link); }
    code { font-family: ui-monospace, monospace; font-size: .9em; }
    :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
    @media print { :root { --ground: #fff; --text: #000; --soft: #444; --line: #bbb; \
    --link: #000; --raised: #fff; } main { max-width: none; padding: 0; } h2, h3 { break-after: avoid; } }
    """
}
