let lessons: [String] = []
