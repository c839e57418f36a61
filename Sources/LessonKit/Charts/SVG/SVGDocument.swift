/// The text of a picture as it grows.
struct SVGDocument {
  static let width = 640.0
  private(set) var body = ""

  mutating func add(_ element: String) {
    body += element + "\n"
  }

  /// Writes a text; `anchor` is `start`, `middle` or `end`.
  mutating func text(
    _ text: String, x: Double, y: Double, anchor: String = "start", style: String = ""
  ) {
    let place = "x=\"\(SVGDocument.number(x))\" y=\"\(SVGDocument.number(y))\""
    let anchor = anchor == "start" ? "" : " text-anchor=\"\(anchor)\""
    let style = style.isEmpty ? "" : " class=\"\(style)\""
    add("<text \(place)\(anchor)\(style)>\(SVGDocument.escaped(text))</text>")
  }

  mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, style: String) {
    let path = "M\(SVGDocument.number(x1)) \(SVGDocument.number(y1))"
    add(
      "<path class=\"\(style)\" d=\"\(path)L\(SVGDocument.number(x2)) \(SVGDocument.number(y2))\"/>"
    )
  }

  /// Writes a rectangle; `attributes` begin with a space.
  mutating func rect(
    x: Double, y: Double, width: Double, height: Double, radius: Double = 0, style: String,
    attributes: String = ""
  ) {
    let place = "x=\"\(SVGDocument.number(x))\" y=\"\(SVGDocument.number(y))\""
    let size = "width=\"\(SVGDocument.number(width))\" height=\"\(SVGDocument.number(height))\""
    let corner = radius > 0 ? " rx=\"\(SVGDocument.number(radius))\"" : ""
    add("<rect \(place) \(size)\(corner) class=\"\(style)\"\(attributes)/>")
  }

  /// Returns a number with one digit after its point, a tenth of a pixel.
  static func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    let whole = abs(tenths) / 10
    let rest = abs(tenths) % 10
    return (tenths < 0 ? "-" : "") + String(whole) + (rest == 0 ? "" : "." + String(rest))
  }

  /// Returns text that is safe in an element and in an attribute.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      // Other control characters are not allowed in XML at all, not even escaped.
      case "\t", "\n", "\r": escaped += " "
      default:
        if scalar.value >= 0x20, scalar.value != 0x7F { escaped.unicodeScalars.append(scalar) }
      }
    }
    return escaped
  }

  /// About how wide a text is in pixels; the reader's font is not known here.
  static func textWidth(_ text: String, size: Double = 12) -> Double {
    Double(TerminalColumns.width(text)) * size * 0.6
  }

  /// Returns the whole picture.
  func finished(height: Double, title: String, summary: String, theme: SVGTheme) -> String {
    // Several pictures may stand in one page, which shares its identifiers and styles among them,
    // so they are named after what is drawn.
    let name = "c" + SVGDocument.fingerprint(title + summary + body)
    let size = "\(SVGDocument.number(SVGDocument.width)) \(SVGDocument.number(height))"
    var colors = theme == .dark ? SVGPalette.dark.rules(name) : SVGPalette.light.rules(name)
    if theme == .auto {
      colors += "@media(prefers-color-scheme:dark){\(SVGPalette.dark.rules(name))}"
    }
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(size)" class="\(name)" role="img" \
      aria-labelledby="\(name)t \(name)d">
      <title id="\(name)t">\(SVGDocument.escaped(title))</title>
      <desc id="\(name)d">\(SVGDocument.escaped(summary))</desc>
      <style>\(SVGDocument.shapes(name))\(colors)</style>
      <rect class="bg" width="100%" height="100%" rx="8"/>
      \(body)</svg>

      """
  }

  /// What does not depend on colour.
  private static func shapes(_ name: String) -> String {
    let fonts = "system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif"
    return [
      ".\(name) text{font:12px \(fonts);font-variant-numeric:tabular-nums}",
      ".\(name) text.ti{font-size:17px;font-weight:600}", ".\(name) text.st{font-weight:600}",
      ".\(name) .gr,.\(name) .ax,.\(name) .gu{fill:none;stroke-width:1}",
      ".\(name) .gu{stroke-width:1.5;stroke-dasharray:3 4}",
      ".\(name) .g1{stroke-dasharray:9 4}", ".\(name) .g2{stroke-dasharray:1 3}",
      ".\(name) .ha{fill:none;stroke-width:3.5;stroke-opacity:.8}",
      ".\(name) .li{fill:none;stroke:currentColor;stroke-width:2;stroke-linejoin:round;"
        + "stroke-linecap:round}",
      ".\(name) .d1{stroke-dasharray:8 5}", ".\(name) .d2{stroke-dasharray:1 5}",
      ".\(name) .d3{stroke-dasharray:9 5 1 5}",
      ".\(name) .ma{fill:currentColor;stroke-width:.8}", ".\(name) .fi{fill:currentColor}",
      ".\(name) .f1{fill-opacity:.22;stroke:currentColor;stroke-width:1.5}",
      ".\(name) .f2{fill-opacity:.55}",
      ".\(name) .f3{fill-opacity:0;stroke:currentColor;stroke-width:1.5;stroke-dasharray:3 2}",
      ".\(name) .ar{fill:currentColor;fill-opacity:.16}",
    ].joined()
  }

  /// Sixteen hexadecimal digits that follow from the text (FNV-1a, 64 bits).
  private static func fingerprint(_ text: String) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return String(hash, radix: 16)
  }
}
