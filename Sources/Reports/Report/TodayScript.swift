import TextOutput

/// The only script of a report: it marks the row of the reader's own today. Without it the page lacks nothing but that mark.
package enum TodayScript {
  package static let text: Markup = """
    (function(){var d=new Date(),z=function(n){return(n<10?"0":"")+n},t=document.getElementById("d"+d.getFullYear()+"-"+z(d.getMonth()+1)\
    +"-"+z(d.getDate()));if(t){t.className+=" now";var a=document.getElementById("today");a.href="#"+t.id;a.hidden=false}})()
    """

  /// Its SHA-256 in base 64, by which the page's policy lets it run and no other.
  package static let hash: StaticString = "sha256-WOcKQJ1/gqolp0gqR62lEVPIhGQLyl7Xi9W/z0tnYII="
}
