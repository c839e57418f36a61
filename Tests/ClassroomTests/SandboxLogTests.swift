import Testing

@testable import Classroom

@Suite("What the log of a sandbox says") struct SandboxLogTests {
  @Test(
    "A sandbox that was set up each time is sound",
    arguments: [
      "",
      "\"start\"\n{ \"child-pid\": 7 }\n{ \"exit-code\": 0 }\n\"end\"\n",
      // A program that ran out of time is killed together with what would have noted its end.
      "\"start\"\n{\n    \"child-pid\": 7\n}\n",
      "\"start\"\n{ \"child-pid\": 7 }\n\"start\"\n{ \"child-pid\": 8 }\n{ \"exit-code\": 1 }\n\"end\"\n",
    ])
  func sound(_ log: String) {
    #expect(SandboxLog(text: log).isSound)
  }

  @Test(
    "One that was not is told, whichever of them it was",
    arguments: [
      "\"start\"\n\"end\"\n",
      // There was a process, but what it was to see could not be mounted.
      "\"start\"\n{ \"child-pid\": 7 }\n\"end\"\n",
      "\"start\"\n{ \"child-pid\": 7 }\n\"end\"\n\"start\"\n{ \"child-pid\": 8 }\n{ \"exit-code\": 0 }\n\"end\"\n",
      "\"start\"\n{ \"child-pid\": 7 }\n{ \"exit-code\": 0 }\n\"end\"\n\"start\"\n",
    ])
  func unsound(_ log: String) {
    #expect(!SandboxLog(text: log).isSound)
  }
}
