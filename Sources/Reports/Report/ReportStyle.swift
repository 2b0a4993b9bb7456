import TextOutput

/// The style sheet of a report. Sizes on screen are in rem, on paper in points and millimetres.
package enum ReportStyle {
  /// Everything but tables and paper.
  package static let screen: Markup = """
    *{box-sizing:border-box}
    .c1,.c4,.c5,.c6{--o:var(--on)}.c2,.c3{--o:#1b222b}
    .c1{--s:var(--s1);--t:var(--t1);--m:var(--m1)}.c2{--s:var(--s2);--t:var(--t2);--m:var(--m2)}
    .c3{--s:var(--s3);--t:var(--t3);--m:var(--m3)}.c4{--s:var(--s4);--t:var(--t4);--m:var(--m4)}
    .c5{--s:var(--s5);--t:var(--t5);--m:var(--m5)}.c6{--s:var(--s6);--t:var(--t6);--m:var(--m6)}
    html{scroll-padding-top:6rem;-webkit-text-size-adjust:100%}
    body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.45 -apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",\
    "Helvetica Neue",Arial,sans-serif;font-variant-numeric:tabular-nums;-webkit-print-color-adjust:exact;print-color-adjust:exact}
    main,nav,footer{max-width:60rem;margin:0 auto;padding:0 1.25rem}
    nav{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;padding-top:.9rem;padding-bottom:.9rem;font-size:.875rem}
    nav a{color:var(--accent);text-decoration:none;font-weight:600}nav a:hover,nav a:focus-visible{text-decoration:underline}
    nav span{margin-left:auto;color:var(--muted)}
    footer{padding-top:2rem;padding-bottom:3rem;color:var(--muted);font-size:.8125rem}
    section+section{margin-top:4rem;padding-top:1rem;border-top:1px solid var(--line)}
    h1,h2,h3,p,dl,dd,ol,ul,figure{margin:0}
    .kind{display:flex;justify-content:space-between;gap:1rem;flex-wrap:wrap;font-size:.8125rem;font-weight:600;letter-spacing:.02em;color:var(--accent);\
    margin-top:1.25rem}
    .kind span{font-weight:400;letter-spacing:0;color:var(--muted)}
    h1{font-size:2.5rem;line-height:1.12;letter-spacing:-.018em;font-weight:700;overflow-wrap:anywhere;margin:.3rem 0 .5rem;text-wrap:balance}
    h1.long{font-size:1.875rem}h1.longest{font-size:1.4rem;letter-spacing:-.01em}
    h2{font-size:1.125rem;line-height:1.3;margin:2.5rem 0 .75rem;letter-spacing:-.006em}
    h3{font-size:.9375rem;margin:0 0 .35rem;overflow-wrap:anywhere}
    .for{color:var(--muted);overflow-wrap:anywhere}
    .facts{display:flex;flex-wrap:wrap;justify-content:space-between;gap:1rem 1.5rem;margin:1.5rem 0;padding:1rem 0;border:solid var(--ink);\
    border-width:2px 0 1px}
    dt{color:var(--muted);font-size:.8125rem}.facts dd{font-size:1.125rem;font-weight:650;line-height:1.3;word-spacing:.08em;text-wrap:balance}
    .facts small{display:block;font-size:.8125rem;font-weight:400;color:var(--muted);word-spacing:0}
    .stop{margin:1.25rem 0;padding:.9rem 1.1rem;border:3px solid var(--bad);border-radius:6px;overflow-wrap:anywhere}
    .stop b{font-size:1.25rem;color:var(--bad)}.stop ul{padding-left:1.2rem;margin-top:.4rem}
    .how{display:grid;grid-template-columns:1fr 1fr;gap:1.25rem 2.5rem}.how h2{margin:0 0 .4rem;font-size:1.0625rem}
    .how li{margin:.3rem 0}.how ol,.how ul{padding-left:1.25rem}.how ol{padding-left:1.4rem}.how li::marker{color:var(--muted);font-weight:600}
    .not h2{color:var(--bad)}.not ul{list-style:none;padding:0}.not li{position:relative;padding-left:1.4rem}
    .not li::before{content:"✕";position:absolute;left:.1rem;color:var(--bad);font-weight:700}
    .call{display:flex;align-items:baseline;gap:.6rem;margin-top:.9rem;font-weight:600;white-space:nowrap}.call span{flex:1;border-bottom:1.5px solid var(--ink)}
    .after{margin-top:1.1rem;color:var(--muted)}
    .chip,.turns td b{display:inline-block;min-width:2.3em;padding:0 .3em;border:1.5px solid var(--s);border-radius:.3em;text-align:center;font-weight:700;\
    line-height:1.3;color:var(--ink)}
    .u{background:var(--m)}.d{background:var(--paper)}
    .groups{columns:2;column-gap:2.5rem}.group{break-inside:avoid;padding-bottom:1.5rem}.group dl>div,.colophon>div{display:grid;grid-template-columns:minmax(0,11rem) minmax(0,1fr);\
    gap:.2rem 1rem;padding:.22rem 0;border-top:1px solid var(--line);font-size:.875rem;overflow-wrap:anywhere}
    .group dt,.colophon dt{font-size:.875rem}
    code{font:.8125rem/1.4 ui-monospace,"DejaVu Sans Mono","Liberation Mono",Menlo,Consolas,monospace;overflow-wrap:anywhere}
    .note{color:var(--muted);font-size:.875rem;margin-top:.6rem;max-width:46rem}
    .pictures{display:grid;grid-template-columns:1fr 1fr;gap:2rem 1.5rem}.p3,.p2{grid-column:1/-1}
    figure>div{display:grid;gap:1rem 1.5rem}.p3>div{grid-template-columns:repeat(3,minmax(0,1fr))}.p2>div{grid-template-columns:repeat(2,minmax(0,1fr))}
    figure svg{display:block;width:100%;height:auto}figcaption{font-size:.875rem;color:var(--muted);margin-bottom:.6rem}figcaption b{color:var(--ink);display:block}
    .alone{max-width:40rem;margin-bottom:1rem}
    .scroll{overflow-x:auto}

    """

  /// Tables on every medium, and narrow screens.
  package static let tables: Markup = """
    table{border-collapse:separate;border-spacing:0;width:100%}th{font-weight:600;text-align:start}caption{text-align:start}
    .turns{margin-top:1.75rem;table-layout:fixed}
    .turns thead tr:last-child th{position:sticky;top:0;z-index:1;background:var(--paper);padding:.35rem .3rem;border-bottom:2px solid var(--ink);font-size:.8125rem;\
    color:var(--muted);vertical-align:bottom}
    .turns thead th[class]{background:var(--s)!important;color:var(--o)!important;text-align:center;border-left:3px solid var(--paper)}
    .turns thead b{display:block;font-size:1.25rem;line-height:1.1}.turns thead small{font-weight:500;font-size:.75rem}
    .whose{display:none}
    .turns .w1{width:7rem}.turns .w2{width:3.6rem}.turns .w9{width:3.2rem}.turns thead th:last-child{text-align:center}
    .turns tbody td,.turns tbody th{padding:.2rem .3rem;border-bottom:1px solid var(--line);font-size:.9375rem}
    .turns tbody tr:last-child>*,.turns .leaf{border-bottom:1.5px solid var(--muted)}.turns .day tr:first-child>*{border-top:1.5px solid var(--muted)}
    .turns tbody th{font-weight:500;color:var(--muted)}
    .turns td[class^=c]{background:var(--t);text-align:right;padding-right:.7rem;color:var(--muted);border-left:3px solid var(--paper);white-space:nowrap}
    .fine td[class^=c]{padding-right:.35rem}.fine td b{min-width:2.1em;margin-right:.15rem!important}
    .turns td.t{color:var(--ink);font-weight:600}.turns td b{float:left;margin-right:.4rem}
    .turns tbody .leaf{vertical-align:top;color:var(--ink);line-height:1.2;padding-top:.35rem}
    .leaf b{font-size:1.4rem;font-weight:700;margin:0 .22em}.leaf i{font-style:normal}.leaf small{display:block;color:var(--muted);font-weight:400}
    .k,.no{text-align:center}.k::after{content:"";display:inline-block;width:1.05em;height:1.05em;border:1.5px solid var(--ink);border-radius:3px;vertical-align:-.15em}
    .no::after{content:"–";color:var(--muted)}.none{color:var(--muted)}
    .turns td.visit{background:var(--ink);color:var(--paper);padding:.4rem .7rem;font-size:1rem;overflow-wrap:anywhere}
    .visit strong{margin-right:.9rem}.visit span+span::before{content:" · "}
    .start th{white-space:normal}.turns .start td{color:var(--ink)}
    .turns .stage td{font-weight:600;padding:.6rem .3rem .3rem;color:var(--accent)}
    .now .leaf{background:var(--accent);color:var(--paper)!important}.now .leaf small{color:inherit}.now .leaf::before{display:block;font-weight:700;padding-left:.25em}
    .now{outline:3px solid var(--accent);outline-offset:-1px}
    .plain{font-size:.875rem}.plain th,.plain td{padding:.35rem .9rem .35rem 0;border-bottom:1px solid var(--line);text-align:start;vertical-align:top;overflow-wrap:anywhere}
    .plain thead th,.numbers thead th{color:var(--muted);font-weight:500;border-bottom:1.5px solid var(--ink)}
    .course td,.course th{overflow-wrap:normal!important}.course td:nth-child(2){white-space:nowrap}
    .checks th:first-child{width:5rem}.checks td:nth-child(2){width:9.5rem}.checks td:nth-child(4),.checks td:nth-child(5){width:5rem}
    .checks small{display:block;color:var(--muted)}.error th{color:var(--bad)}.warning th{color:var(--warn)}.advice th{font-weight:400}.error th,.warning th{font-weight:700}
    .numbers{font-size:.8125rem;text-align:right}.numbers th,.numbers td{padding:.16rem .3rem;border-bottom:1px solid var(--line);text-align:right;font-weight:400;white-space:nowrap}
    .numbers .g{padding-left:1.1rem}.pictures+.plain{margin-top:1.5rem}.numbers thead th{vertical-align:bottom}.numbers thead [class^=c]{border-bottom:3px solid var(--s);color:var(--ink);font-weight:700}
    .numbers [scope=colgroup]{text-align:center;border-bottom:1px solid var(--line)}.words{table-layout:fixed}.words tr:first-child th:first-child{width:2rem}.words tr:first-child th:nth-child(2)[rowspan]{width:5.5rem}.words thead tr:last-child th{white-space:normal;line-height:1.2}
    .numbers tbody tr:nth-child(5n+1)>*{border-bottom-color:var(--muted)}
    @media screen and (max-width:60rem){.fine td[class^=c]{text-align:center;padding:.2rem .1rem}.fine td b{float:none;display:block;\
    width:fit-content;margin:0 auto .1rem!important}}
    @media screen and (max-width:46rem){
    main,nav,footer{padding-left:.75rem;padding-right:.75rem}h1{font-size:1.9rem}h1.long{font-size:1.5rem}h1.longest{font-size:1.2rem}
    nav span{margin-left:0;width:100%}.how,.pictures,.p3>div,.p2>div{grid-template-columns:minmax(0,1fr)}.groups{columns:1}
    .facts{display:grid;grid-template-columns:1fr 1fr}
    .turns tbody td,.turns tbody th{padding:.25rem .1rem;font-size:.8125rem}.turns td[class^=c]{text-align:center;padding:.25rem 0;border-left-width:2px}
    .turns td b{float:none;display:block;margin:0 auto .1rem;width:2.1rem;max-width:100%;min-width:0;padding:0}
    .turns .w1{width:2.7rem}.turns .w2{width:2.6rem}.turns .w9{width:2rem}
    .turns thead tr:last-child th{padding:.3rem 0;font-size:.6875rem}.turns thead th[class]{border-left-width:2px}.turns thead small{font-size:.5625rem;letter-spacing:-.02em}
    .fine td[class^=c]{font-size:.6875rem!important;letter-spacing:-.05em;padding-right:0}.fine td b{margin:0 auto .1rem!important}.fine .w1{width:2.3rem!important}
    .fine .w2{width:2.4rem!important}.fine .w9{width:1.6rem!important}.fine thead th:last-child{font-size:.5625rem!important}.fine .leaf b{font-size:1.15rem}
    .leaf{text-align:center!important}.leaf b{display:block;margin:0;line-height:1.1}.leaf i{display:block}.now .leaf::before{padding:0}
    .start th{font-size:.75rem}.checks thead{display:none}.checks tr{display:grid;grid-template-columns:auto 1fr auto auto;padding:.5rem 0;border-bottom:1px solid var(--line)}
    .course th,.course td{padding-right:.4rem;font-size:.8125rem}
    .checks th,.checks td{border:0!important;width:auto!important;padding:.1rem .6rem .1rem 0}.checks td:nth-child(3){grid-column:1/-1;grid-row:2}
    }
    @media screen and (max-width:24rem){.fine td[class^=c]{font-size:.625rem!important}}

    """

  /// A4.
  package static let print: Markup = """
    @page{size:A4;margin:15mm 13mm 15mm;color:#566170;font:8pt/1.2 -apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",Arial,sans-serif;\
    @top-left{vertical-align:bottom;padding-bottom:2.5mm}@top-right{vertical-align:bottom;padding-bottom:2.5mm}\
    @bottom-left{vertical-align:top;padding-top:2.5mm}@bottom-right{vertical-align:top;padding-top:2.5mm}}
    @page sheet{margin-top:11mm;@top-left{content:none}@top-right{content:none}}
    @media print{
    #schedule{page:sheet}
    html{font-size:10pt}body{font-size:9.5pt;line-height:1.35}
    nav,footer{display:none}main{max-width:none;padding:0}
    section+section{break-before:page;margin:0;padding:0;border:0}
    .kind{margin-top:0;font-size:8.5pt}.kind span{display:none}h1{font-size:22pt;margin:.5mm 0 1mm}h1.long{font-size:17pt}h1.longest{font-size:13pt}
    h2{font-size:12pt;margin:7mm 0 2mm;break-after:avoid}h3{font-size:9.5pt;break-after:avoid}
    .facts{display:flex;justify-content:space-between;gap:0 5mm;margin:3mm 0;padding:2mm 0}.facts dd{font-size:10.5pt;white-space:nowrap}.facts small,dt{font-size:8pt}
    .how{gap:0 8mm}.how h2{font-size:11pt;margin-bottom:.5mm}.how li{margin:.6mm 0}.call{margin-top:3mm}.after{margin-top:2.5mm;font-size:9pt}
    .turns{margin-top:3.5mm}.turns .whose{display:table-row}.turns .whose td{padding:0 0 1mm;border:0;font-size:8.5pt;color:var(--muted)}
    .turns thead tr:last-child th{position:static;padding:1mm}.turns thead b{font-size:12pt}.turns thead small{font-size:7.5pt}
    .turns .w1{width:26mm}.turns .w2{width:13mm}.turns .w9{width:12mm}
    .turns tbody td,.turns tbody th{font-size:9.5pt;line-height:1.3;padding:.3mm 1mm}.turns td b{line-height:1.12}.turns td[class^=c]{padding-right:3mm}.turns td b{margin-right:1mm}.turns.fine td[class^=c]{font-size:9pt;padding-right:1mm}
    .leaf b{font-size:14pt}.turns tbody .leaf{padding-top:1mm}.turns td.visit{font-size:10pt;padding:1.2mm 2mm}
    thead{display:table-header-group}figure svg{break-inside:avoid}figcaption{break-inside:avoid;break-after:avoid}tr,.day,figure:not(.p3),.group,.stop,.facts,.how,.colophon>div{break-inside:avoid}.stage{break-after:avoid}
    .now .leaf{background:none;color:var(--ink)!important}.now .leaf small{color:var(--muted)}.now .leaf::before{content:none}.now{outline:0}
    .groups{column-gap:8mm}.group{padding-bottom:4mm}.group dt,.colophon dt{font-size:8.5pt}.group dl>div,.colophon>div{font-size:8.5pt;padding:.4mm 0;grid-template-columns:minmax(0,33mm) minmax(0,1fr)}
    .plain,.note,figcaption{font-size:8.5pt}.plain th,.plain td{padding:.8mm 2.5mm .8mm 0}.pictures{gap:6mm 5mm}.p3>div,.p2>div{gap:4mm 5mm}.alone{max-width:130mm}
    .numbers{font-size:7.5pt}.numbers th,.numbers td{padding:.5mm .8mm}code{font-size:8pt}.scroll{overflow:visible}
    }

    """
}
