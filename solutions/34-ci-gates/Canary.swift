/// Returns the 64-bit FNV-1a hash of a text.
///
/// It begins with 14695981039346656037. For each byte of the text in UTF-8, in order, the lowest eight bits
/// are changed by exclusive or with the byte, and then the whole is multiplied by 1099511628211, of which
/// the lowest 64 bits are kept (Fowler, Noll & Vo, 1991).
///
/// Unlike `hashValue` of Swift it is the same in every program, on every machine and day.
func fnv1a(_ text: String) -> UInt64 {
  #if MISTAKE_MULTIPLIES_FIRST
    // Feedback: before it is multiplied
    return text.utf8.reduce(14_695_981_039_346_656_037) { ($0 &* 1_099_511_628_211) ^ UInt64($1) }
  #elseif MISTAKE_TAKES_SCALARS
    // Feedback: bytes
    return text.unicodeScalars.reduce(14_695_981_039_346_656_037) {
      ($0 ^ UInt64($1.value)) &* 1_099_511_628_211
    }
  #elseif MISTAKE_BEGINS_WITH_ZERO
    // Feedback: begins with
    return text.utf8.reduce(0) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
  #elseif RIGHT_BY_HALVES
    // The product in two halves of 32 bits, without arithmetic that wraps.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 {
      hash ^= UInt64(byte)
      let (low, high) = (hash & 0xffff_ffff, hash >> 32)
      let upper = (high * 0x1b3 + ((low * 0x1b3) >> 32) + ((low << 8) & 0xffff_ffff)) & 0xffff_ffff
      hash = upper << 32 | (low * 0x1b3) & 0xffff_ffff
    }
    return hash
  #elseif SOLUTION
    return text.utf8.reduce(14_695_981_039_346_656_037) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
  #else
    // TODO: Go through text.utf8; `&*` keeps the lowest 64 bits of a product.
    return 0
  #endif
}

/// Returns whether somebody is served by the canary, the new version that few see first.
///
/// - Parameters:
///   - user: Whoever should always see the same version: a customer, an aircraft.
///   - percent: How much of a hundred the canary gets. From 100 on everybody is in it; with 0 or less nobody.
/// - Returns: Whether the user's ``fnv1a(_:)``, modulo 100, is below `percent`. So whoever is in it stays in
///   it while it grows.
func isCanary(_ user: String, percent: Int) -> Bool {
  #if MISTAKE_ONE_PERCENT_TOO_MANY
    // Feedback: one percent
    return Int(fnv1a(user) % 100) <= percent
  #elseif MISTAKE_TOSSES_A_COIN
    // Feedback: coin
    return Int.random(in: 0..<100) < percent
  #elseif MISTAKE_TAKES_THE_UPPER_END
    // Feedback: other end
    return Int(fnv1a(user) % 100) >= 100 - percent
  #elseif MISTAKE_ANOTHER_HASH_EACH_DAY
    // Feedback: next start
    return Int(UInt(bitPattern: user.hashValue) % 100) < percent
  #elseif RIGHT_BY_HALVES
    if percent <= 0 { return false }
    return percent >= 100 || fnv1a(user) % 100 < UInt64(percent)
  #elseif SOLUTION
    return Int(fnv1a(user) % 100) < percent
  #else
    // TODO: Let the hash decide.
    return false
  #endif
}
