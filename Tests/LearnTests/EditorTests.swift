import Testing

@testable import learn

@Suite("The editor") struct EditorTests {
  @Test(
    "Each editor is told the line in its own way",
    arguments: [
      ("code", "-g a.swift:7"), ("/usr/bin/codium --wait", "-g a.swift:7"),
      ("zed", "a.swift:7"), ("subl -w", "a.swift:7"), ("hx", "a.swift:7"),
      ("vim", "+7 a.swift"), ("nvim -R", "+7 a.swift"), ("nano", "+7 a.swift"),
      ("emacs -nw", "+7 a.swift"), ("kak", "+7 a.swift"), ("xed", "--line 7 a.swift"),
      ("ed", "a.swift"),
    ])
  func lines(words: String, arguments: String) {
    let editor = Editor(words: words)
    #expect(editor.arguments(file: "a.swift", line: 7).joined(separator: " ") == arguments)
    #expect(editor.command(file: "a.swift", line: 7).contains("\(words) \(arguments)"))
  }

  @Test("A pattern says where file and line belong") func pattern() {
    let editor = Editor(words: "mine --at {line} {file}")
    #expect(
      editor.command(file: "/c/my {line}.swift", line: 3) == "mine --at 3 '/c/my {line}.swift'")
  }

  @Test("A file's name cannot become a command") func quoting() {
    let command = Editor(words: "vim").command(file: "/it's $(here); x", line: 1)
    #expect(command == #"vim +1 '/it'\''s $(here); x'"#)
  }

  @Test("An editor with a window of its own does not hold the terminal") func windows() {
    #expect(!Editor(words: "code").isTerminal)
    #expect(Editor(words: "code").command(file: "a", line: 1).hasSuffix("2>&1 &"))
    #expect(Editor(words: "vim").isTerminal)
    #expect(Editor(words: "/opt/my vim/vim").isTerminal)
  }

  @Test("The setting goes before VISUAL, and that before EDITOR") func choice() {
    let both = ["VISUAL": "code", "EDITOR": "vi"]
    #expect(Editor.chosen(setting: "hx", environment: both)?.words == "hx")
    #expect(Editor.chosen(setting: nil, environment: both)?.words == "code")
    #expect(
      Editor.chosen(setting: nil, environment: ["VISUAL": " ", "EDITOR": "vi"])?.words == "vi")
    #expect(Editor.chosen(setting: nil, environment: [:]) == nil)
  }
}
