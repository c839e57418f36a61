func median(_ values: [Double?]) -> Double? { .nan }
