import Testing

@Suite struct MedianSuite {}
