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
  #if MISTAKE_STARTS_AT_ZERO
    // Feedback: starts at zero
    var remainder: UInt32 = 0
  #elseif SOLUTION
    var remainder: UInt32 = 0xFFFF_FFFF
  #endif
  #if MISTAKE_SHIFTS_LEFT
    // Feedback: other end
    for byte in bytes {
      remainder ^= UInt32(byte) << 24
      for _ in 0..<8 {
        let bit = remainder >> 31
        remainder = remainder << 1 ^ (bit == 1 ? 0x04C1_1DB7 : 0)
      }
    }
  #elseif MISTAKE_MIXES_BEFORE_THE_SHIFT
    // Feedback: before the shift
    for byte in bytes {
      remainder ^= UInt32(byte)
      for _ in 0..<8 {
        if remainder & 1 == 1 { remainder ^= 0xEDB8_8320 }
        remainder >>= 1
      }
    }
  #elseif MISTAKE_LOOKS_AFTER_THE_SHIFT
    // Feedback: after the shift
    for byte in bytes {
      remainder ^= UInt32(byte)
      for _ in 0..<8 {
        remainder >>= 1
        if remainder & 1 == 1 { remainder ^= 0xEDB8_8320 }
      }
    }
  #elseif RIGHT_LOOKS_IT_UP
    // What eight steps make of the low byte is the same every time.
    let table = (0..<256 as Range<UInt32>).map { low in
      (0..<8).reduce(low) { entry, _ in entry >> 1 ^ (entry & 1) &* 0xEDB8_8320 }
    }
    for byte in bytes { remainder = remainder >> 8 ^ table[Int(UInt8(remainder & 255) ^ byte)] }
  #elseif SOLUTION
    for byte in bytes {
      remainder ^= UInt32(byte)
      for _ in 0..<8 {
        let bit = remainder & 1
        remainder >>= 1
        if bit == 1 { remainder ^= 0xEDB8_8320 }
      }
    }
  #endif
  #if MISTAKE_FORGETS_TO_INVERT
    // Feedback: last step
    return remainder
  #elseif SOLUTION
    return ~remainder
  #else
    // TODO: Take the bytes into the remainder, one bit after the other.
    return 0xDEAD_BEEF
  #endif
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
  #if MISTAKE_MULTIPLIES_FIRST
    // Feedback: order of the two steps
    return bytes.reduce(0xCBF2_9CE4_8422_2325) { $0 &* 0x100_0000_01B3 ^ UInt64($1) }
  #elseif MISTAKE_TAKES_BYTES_WITH_A_SIGN
    // Feedback: below 0
    return bytes.reduce(0xCBF2_9CE4_8422_2325) { hash, byte in
      (hash ^ UInt64(truncatingIfNeeded: Int8(bitPattern: byte))) &* 0x100_0000_01B3
    }
  #elseif RIGHT_SHIFTS_AND_ADDS
    // The factor is 2⁴⁰ + 2⁸ + 179.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes {
      let mixed = hash ^ UInt64(byte)
      hash = mixed << 40 &+ mixed << 8 &+ mixed &* 179
    }
    return hash
  #elseif SOLUTION
    return bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  #else
    // TODO: Mix in each byte, then multiply.
    return 0xDEAD_BEEF
  #endif
}
