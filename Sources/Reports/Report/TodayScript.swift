import TextOutput

/// The only script of a report: it marks the row of the reader's own today, on the sheets of two frames one each. Without it the page
/// lacks nothing but that mark.
package enum TodayScript {
  /// What the identifier of a day's row begins with.
  static let anchor = "d"
  /// The same on the sheet of a distal frame.
  static let otherAnchor = "e"

  package static let text: Markup = """
    (function(){var d=new Date(),z=function(n){return(n<10?"0":"")+n},y=d.getFullYear()+"-"+z(d.getMonth()+1)+"-"+z(d.getDate()),\
    i=0,t,a;for(;i<2;i++){t=document.getElementById("de".charAt(i)+y);a=document.getElementById(i?"today-distal":"today");\
    if(t){t.className+=" now";if(a){a.href="#"+t.id;a.hidden=false}}}})()
    """

  /// Its SHA-256 in base 64, by which the page's policy lets it run and no other.
  package static let hash: StaticString = "sha256-o8OGhTe9gaA2iX1x1VylNTNxiD2H0lAMD7EI8C2zjS4="
}
