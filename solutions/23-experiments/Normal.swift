import Foundation

/// Returns the probability that a standard normal number is above `z`.
///
/// It keeps its digits far out: above 10 it is 7.6e-24, and not 0.
func normalTail(_ z: Double) -> Double { erfc(z / 2.squareRoot()) / 2 }

/// Returns the number that a standard normal one is below with the probability `share`.
///
/// - Parameter share: Above 0 and below 1.
func normalQuantile(_ share: Double) -> Double {
  var (low, high) = (-40.0, 40.0)
  for _ in 0..<100 {
    let middle = (low + high) / 2
    // What is below z is above -z on the other side.
    if normalTail(-middle) < share { low = middle } else { high = middle }
  }
  return (low + high) / 2
}
