/// What is known of two models in one month, once its labels are there.
///
/// Both say how likely it is that a flight arrives 15 minutes late or more. They are logistic
/// regressions with a penalty of 1 on the squared weights. One was trained on January to March and
/// never again; the other is trained anew before each month, on all the months before it.
struct MonthReport: Equatable {
  /// 1 is January.
  let month: Int

  /// How many flights arrived; a tenth of all that left Newark.
  let flights: Int

  /// The stability index of the month's temperatures against January's. Known at once.
  let temperaturePSI: Double

  /// The share of flights that were late, 0 ... 1. Known with the labels.
  let lateRate: Double

  /// The log-loss of the model of January to March, in nats a flight. Known with the labels.
  let staticLoss: Double

  /// The log-loss of the model retrained before this month. Known with the labels.
  let retrainedLoss: Double
}

/// The share of late flights in January to March, on which the first model was trained: 795 of
/// 2,820.
let trainedRate = 795.0 / 2820

/// April to December 2013.
///
/// Training on up to 10,776 flights takes longer than a check may, so the losses are given. They
/// were computed by Newton's method and agree with scikit-learn's `LogisticRegression(C=1)` on eight
/// numeric columns of flight and weather and the carrier.
let reports2013 = [
  MonthReport(
    month: 4, flights: 1025, temperaturePSI: 3.606558025274636, lateRate: 0.3151219512195122,
    staticLoss: 0.6454455461875932, retrainedLoss: 0.6454455461875932),
  MonthReport(
    month: 5, flights: 1032, temperaturePSI: 6.843291076459435, lateRate: 0.24224806201550386,
    staticLoss: 0.5201840069403184, retrainedLoss: 0.49931138513312745),
  MonthReport(
    month: 6, flights: 975, temperaturePSI: 7.9928286801701205, lateRate: 0.31076923076923074,
    staticLoss: 0.6495669051420433, retrainedLoss: 0.5533879742451654),
  MonthReport(
    month: 7, flights: 1011, temperaturePSI: 7.9928286801701205, lateRate: 0.32344213649851633,
    staticLoss: 0.701000750347408, retrainedLoss: 0.5672459944581312),
  MonthReport(
    month: 8, flights: 1015, temperaturePSI: 7.9928286801701205, lateRate: 0.2630541871921182,
    staticLoss: 0.5951749389973813, retrainedLoss: 0.5375090369371679),
  MonthReport(
    month: 9, flights: 935, temperaturePSI: 7.9928286801701205, lateRate: 0.13155080213903744,
    staticLoss: 0.3927466420259238, retrainedLoss: 0.43804536376718334),
  MonthReport(
    month: 10, flights: 1002, temperaturePSI: 4.801443893444375, lateRate: 0.18562874251497005,
    staticLoss: 0.45506465355691045, retrainedLoss: 0.4649295964179697),
  MonthReport(
    month: 11, flights: 961, temperaturePSI: 1.2028675110563196, lateRate: 0.1935483870967742,
    staticLoss: 0.47816412497793537, retrainedLoss: 0.4730356741982468),
  MonthReport(
    month: 12, flights: 942, temperaturePSI: 0.4075924671230394, lateRate: 0.4150743099787686,
    staticLoss: 0.6724240847316941, retrainedLoss: 0.6815538283470108),
]
