/// Returns the CRC-32 of bytes, as ZIP, PNG and Ethernet compute it.
///
/// The remainder starts with all 32 bits set. Each byte is exclusive-ored into its low eight bits,
/// and then, eight times: shift the remainder right by one, and exclusive-or 0xEDB88320 into it
/// when the bit that fell out was 1. At the end all bits are inverted (ISO 3309; the PNG
/// specification, annex D).
///
/// - Parameter bytes: A file, a message, or nothing at all.
/// - Returns: The checksum. It finds every change of up to 32 neighbouring bits; it is no
///   protection against somebody who changes the file on purpose.
func crc32(_ bytes: [UInt8]) -> UInt32 {
  // TODO: Take the bytes into the remainder, one bit after the other.
  return 0xDEAD_BEEF
}

/// Returns the FNV-1a hash of bytes, 64 bits wide.
///
/// It starts at 0xCBF29CE484222325. Each byte is exclusive-ored into it, and the result is
/// multiplied with 0x100000001B3, keeping the low 64 bits (Fowler, Noll and Vo; the IETF draft
/// draft-eastlake-fnv).
///
/// - Parameter bytes: A short text, such as the names of a model's features. A byte is a number of
///   0 ... 255.
/// - Returns: The hash, the same on every machine and in every run, which `hashValue` is not.
func fnv1a64(_ bytes: [UInt8]) -> UInt64 {
  // TODO: Mix in each byte, then multiply.
  return 0xDEAD_BEEF
}
