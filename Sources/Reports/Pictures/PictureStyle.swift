import TextOutput

/// How pictures look, on a page and as files of their own.
package enum PictureStyle {
  /// Colours by their use, light and dark. Struts are red, orange, yellow, green, blue and violet, as the clips on them are; every
  /// strut also carries its number, so that nothing is lost in greys.
  package static let palette: Markup = """
    :root{color-scheme:light dark;--paper:#fff;--ink:#1b222b;--muted:#566170;--line:#d5dae0;--soft:#f3f5f7;\
    --accent:#0f5c73;--bad:#b3261e;--warn:#8a5a00;--on:#fff;--bone:#e9e1d0;--boneline:#a3957a;--ring:#6b7684;\
    --s1:#cf3a33;--s2:#e58412;--s3:#d9b600;--s4:#33924a;--s5:#2673c9;--s6:#7d4cc2;\
    --t1:#fbeceb;--t2:#fdf1e2;--t3:#fbf6d8;--t4:#e8f4ea;--t5:#e7f0fa;--t6:#f0eaf9;\
    --m1:#f3bdb9;--m2:#f8cf9c;--m3:#efdf86;--m4:#b4dcbd;--m5:#b4d1f1;--m6:#d2bff0}
    @media screen and (prefers-color-scheme:dark){:root{--paper:#13171c;--ink:#e7ebf0;--muted:#9aa6b4;--line:#323a44;\
    --soft:#1b2027;--accent:#63b7d1;--bad:#ff8f85;--warn:#e5b558;--on:#13171c;--bone:#544b3b;--boneline:#94866a;--ring:#8893a1;\
    --s1:#f0706a;--s2:#f0a040;--s3:#e6ca3f;--s4:#5fbd74;--s5:#5ea6ef;--s6:#a884ea;\
    --t1:#2a1c1c;--t2:#2a221a;--t3:#272415;--t4:#17261b;--t5:#17222f;--t6:#221c30;\
    --m1:#6b2b28;--m2:#67441b;--m3:#5a4e12;--m4:#22552f;--m5:#224a76;--m6:#47307a}}

    """

  /// The rules of everything inside a picture.
  package static let rules: Markup = """
    svg text{font:11px/1 -apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",Arial,sans-serif;fill:var(--ink);\
    font-variant-numeric:tabular-nums}
    svg .t{fill:var(--muted)}svg .h{font-weight:600;font-size:13px}svg .n{font-weight:700;fill:var(--on)}svg .over{paint-order:stroke;stroke:var(--paper);stroke-width:3;stroke-linejoin:round}svg .nd{font-weight:700;fill:#1b222b}
    .paper{fill:var(--paper)}
    svg path{fill:none;stroke-linejoin:round;stroke-linecap:round}
    svg .grid{stroke:var(--line);stroke-width:1}svg .axis{stroke:var(--muted);stroke-width:1}
    svg .limit{stroke:var(--bad);stroke-width:1.25;stroke-dasharray:5 3}
    svg .warn{stroke:var(--warn);stroke-width:1.25;stroke-dasharray:5 3}
    svg .visit{stroke:var(--ink);stroke-width:1.25;stroke-dasharray:1.5 2.5}
    .band{fill:var(--line);fill-opacity:.42;stroke:var(--line);stroke-width:.75}.window{fill:var(--ink);opacity:.2}
    svg .l1,svg .l2,svg .l3,svg .l4,svg .l5,svg .l6{stroke-width:2}svg .l0{stroke:var(--line);stroke-width:1.5}
    svg .l1{stroke:var(--accent)}svg .l2{stroke:var(--s2);stroke-dasharray:7 4}svg .l3{stroke:var(--s6);stroke-dasharray:2 4}
    svg .l4{stroke:var(--s4);stroke-dasharray:10 3 2 3}svg .l5{stroke:var(--s1);stroke-dasharray:4 2}svg .l6{stroke:var(--muted);stroke-dasharray:1 3}
    svg .k1{stroke:var(--s1)}svg .k2{stroke:var(--s2)}svg .k3{stroke:var(--s3)}svg .k4{stroke:var(--s4)}svg .k5{stroke:var(--s5)}svg .k6{stroke:var(--s6)}
    svg .k{stroke-width:2}svg .strut{stroke-width:4}svg .halo{stroke:var(--paper);stroke-width:7}
    .f1{fill:var(--s1)}.f2{fill:var(--s2)}.f3{fill:var(--s3)}.f4{fill:var(--s4)}.f5{fill:var(--s5)}.f6{fill:var(--s6)}
    svg .bone{fill:var(--bone);stroke:var(--boneline);stroke-width:1;fill-opacity:.92}
    svg .shaft{stroke:var(--ink);stroke-width:1;stroke-dasharray:9 3 2 3}
    svg .ring{stroke:var(--ring);stroke-width:3.5}svg .back{stroke:var(--ring);stroke-width:2;opacity:.6}
    .joint{fill:var(--paper);stroke:var(--ring);stroke-width:1.5}.dot{fill:var(--ink)}
    .bar{fill:var(--accent)}.bar2{fill:var(--m5)}.hatch{fill:none;stroke:var(--accent);stroke-width:1.25;stroke-dasharray:3 3}

    """
}
