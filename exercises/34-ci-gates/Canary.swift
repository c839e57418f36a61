/// Returns the 64-bit FNV-1a hash of a text.
///
/// It begins with 14695981039346656037. For each byte of the text in UTF-8, in order, the lowest eight bits
/// are changed by exclusive or with the byte, and then the whole is multiplied by 1099511628211, of which
/// the lowest 64 bits are kept (Fowler, Noll & Vo, 1991).
///
/// Unlike `hashValue` of Swift it is the same in every program, on every machine and day.
func fnv1a(_ text: String) -> UInt64 {
  // TODO: Go through text.utf8; `&*` keeps the lowest 64 bits of a product.
  return 0
}

/// Returns whether somebody is served by the canary, the new version that few see first.
///
/// - Parameters:
///   - user: Whoever should always see the same version: a customer, an aircraft.
///   - percent: How much of a hundred the canary gets. From 100 on everybody is in it; with 0 or less nobody.
/// - Returns: Whether the user's ``fnv1a(_:)``, modulo 100, is below `percent`. So whoever is in it stays in
///   it while it grows.
func isCanary(_ user: String, percent: Int) -> Bool {
  // TODO: Let the hash decide.
  return false
}
