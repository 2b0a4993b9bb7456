/// A commented file of films that is itself valid: two films of a made limb.
public enum FilmsTemplate {
  /// The text of the file.
  public static let text = String(decoding: PackageResources.films_yaml, as: UTF8.self)
}
