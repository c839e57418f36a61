import Course
import Foundation
import OperatingSystem
import Testing

@testable import Classroom

@Suite("Times of checkouts") struct SubmissionTimeTests {
  /// Commits of two lessons, a day apart, and what a script made of them.
  struct Scratch: ~Copyable {
    let root = FileManager.default.temporaryDirectory.appending(path: "times-\(UUID())").path

    init(_ script: String) async throws {
      let commits = """
        set -e; export HOME="$PWD"
        git config --global user.name T; git config --global user.email t@example.org
        git config --global protocol.file.allow always; git config --global init.defaultBranch main
        git init -q whole; cd whole
        at() { export GIT_COMMITTER_DATE="$1" GIT_AUTHOR_DATE="$1"; }
        for lesson in 01-one 02-two; do
          mkdir -p exercises/$lesson; echo "$lesson" >exercises/$lesson/A.swift; git add .
          at "2026-03-0$(echo $lesson | cut -c2)T12:00:00Z"; git commit -qm $lesson
        done
        at 2026-03-09T12:00:00Z; echo more >README; git add .; git commit -qm more
        cd ..

        """
      try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
      let made = try await Subprocess.run(
        Invocation(
          executable: "/bin/sh", arguments: ["-c", commits + script],
          environment: ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"],
          directory: root), monitor: .init(total: 60))
      try #require(made.ending == .exited(0), "\(made.errors.text)")
    }

    func times(of checkout: String) async throws -> [String?] {
      let environment = ProcessInfo.processInfo.environment
      let times = await SubmissionTime.git(scratch: root, environment: environment)
      var texts: [String?] = []
      for folder in ["exercises/01-one", "exercises/02-two"] {
        let time = await times.commitTime("\(root)/\(checkout)", [folder])
        texts.append(
          time.map {
            Timestamp.text(Date(timeIntervalSince1970: $0.seconds)).prefix(10)
              + ($0.isBoundary ? " at the boundary" : "")
          })
      }
      return texts
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }
  }

  @Test(
    "Each lesson's is that of its own last commit, in whatever kind of checkout",
    arguments: [
      "mv whole it", "git clone -q whole it", "git -C whole worktree add -q ../it",
      "git clone -q --mirror whole m.git; git clone -q --no-local m.git it; git -C it pack-refs --all",
      "git clone -q whole it; git -C it checkout -q HEAD^",
      """
      git init -q class; cd class; git submodule --quiet add ../whole it; cd ..
      ln -s class/it moved; mv class/it real; mkdir it
      echo "gitdir: $PWD/class/.git/modules/it" >it/.git
      """,
    ])
  func kinds(_ script: String) async throws {
    let scratch = try await Scratch(script)
    #expect(try await scratch.times(of: "it") == ["2026-03-01", "2026-03-02"])
  }

  @Test("A shallow clone's last commit is told from one that is known to have touched the lesson")
  func shallow() async throws {
    let scratch = try await Scratch(
      """
      git clone -q --depth 2 "file://$PWD/whole" two
      git clone -q --depth 1 "file://$PWD/whole" one
      """)
    #expect(
      try await scratch.times(of: "two")
        == ["2026-03-02 at the boundary", "2026-03-02 at the boundary"])
    #expect(
      try await scratch.times(of: "one")
        == ["2026-03-09 at the boundary", "2026-03-09 at the boundary"])
  }

  @Test(
    "Where there is no history to read, none is made up",
    arguments: [
      "mkdir it", "mkdir it; echo 'gitdir: /nowhere' >it/.git",
      "mkdir it; ln -s ../whole/.git it/.git",
      "mv whole it; rm it/.git/HEAD", "mv whole it; rm -r it/.git/objects; mkdir it/.git/objects",
      "mv whole it; echo /etc >it/.git/objects/info/alternates", "mkdir it; mkfifo it/.git",
    ])
  func none(_ script: String) async throws {
    let scratch = try await Scratch(script)
    #expect(try await scratch.times(of: "it") == [nil, nil])
  }

  @Test("Programs that the checkout's configuration names are not run") func configured()
    async throws
  {
    let scratch = try await Scratch(
      """
      mv whole it; cd it; git config core.fsmonitor "touch $PWD/../ran"
      git config core.pager "touch $PWD/../ran"; git config gpg.program "touch $PWD/../ran"
      git config log.showSignature true
      """)
    #expect(try await scratch.times(of: "it") == ["2026-03-01", "2026-03-02"])
    #expect(!FileManager.default.fileExists(atPath: "\(scratch.root)/ran"))
  }
}
