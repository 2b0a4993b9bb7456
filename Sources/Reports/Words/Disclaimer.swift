/// What every output says.
public let disclaimer = "for research, teaching and checking; not a medical device"
