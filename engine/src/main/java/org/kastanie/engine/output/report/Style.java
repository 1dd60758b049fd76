package org.kastanie.engine.output.report;

/** The looks of the page on screen, phone and paper. */
final class Style {
    static final String CSS = """
            :root{color-scheme:light}
            *{box-sizing:border-box}
            body{margin:0;background:#fff;color:#1f2328;font:17px/1.55 system-ui,"Segoe UI",Roboto,"DejaVu Sans",sans-serif}
            main{max-width:1120px;margin:0 auto;padding:24px 20px 64px}
            header{border-bottom:3px solid #89226a;margin-bottom:20px}
            h1{font-size:2rem;line-height:1.2;margin:.2em 0}
            h2{font-size:1.4rem;margin:2.2em 0 .5em;border-bottom:1px solid #d0d7de;padding-bottom:.2em}
            p,li{max-width:46em}
            .lead{color:#57606a;margin-top:0}
            .notice{background:#fff4e5;border-left:5px solid #b45309;padding:10px 14px;margin:12px 0;max-width:none}
            .facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(190px,1fr));gap:14px;margin:18px 0}
            .facts div{background:#f6f8fa;border-radius:8px;padding:12px 14px}
            .facts b{display:block;font-size:1.7rem;line-height:1.2}
            .facts span{color:#57606a;font-size:.92rem}
            .maps{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,480px),1fr));gap:28px}
            figure{margin:0;break-inside:avoid}
            figcaption{margin-bottom:6px}
            img,svg{max-width:100%;height:auto;display:block}
            img{border:1px solid #d0d7de}
            .legend{list-style:none;display:flex;flex-wrap:wrap;gap:2px 14px;padding:0;margin:8px 0;font-size:.88rem}
            .legend i{display:inline-block;width:1.3em;height:1em;margin-right:.4em;vertical-align:-.12em;border:1px solid #0003}
            .legend i.edge{border:2px solid #3c3c3c;background:none}.legend i.crown{border:2px solid #11a35f;border-radius:50%;background:none}
            .legend i.tall{background:linear-gradient(90deg,#cdcdcd,#5a5a5a)}
            .legend small{color:#57606a}
            .wide svg{min-width:640px}
            .small{font-size:.86rem;color:#57606a;margin:.3em 0}
            .wide{overflow-x:auto;margin:14px 0}
            table{border-collapse:collapse;font-size:.92rem;font-variant-numeric:tabular-nums}
            caption{text-align:left;font-weight:600;padding-bottom:6px}
            th,td{padding:5px 10px;border-bottom:1px solid #d0d7de;text-align:right;white-space:nowrap}
            th:first-child{text-align:left}
            thead th{border-bottom:2px solid #57606a;vertical-align:bottom;white-space:normal;min-width:5.2em}
            dl{display:grid;grid-template-columns:minmax(8em,14em) 1fr;gap:6px 18px}
            dt{font-weight:600}dd{margin:0;overflow-wrap:anywhere}
            details{margin:12px 0}summary{cursor:pointer;font-weight:600}
            footer{margin-top:48px;border-top:1px solid #d0d7de;color:#57606a;font-size:.88rem}
            @media(max-width:600px){body{font-size:16px}main{padding:14px 14px 40px}h1{font-size:1.55rem}
            dl{grid-template-columns:1fr;gap:0 0}dd{margin-bottom:8px}}
            @media print{body{font-size:10.5pt}main{max-width:none;padding:0}.wide{overflow:visible}.wide svg{min-width:0}h2{break-after:avoid}
            table{font-size:8.5pt}.facts div,.notice,i,rect{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
            """;

    private Style() {}
}
