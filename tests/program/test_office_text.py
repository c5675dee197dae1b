"""What `bole text` shows of office files and pages: the order of reading, what is left out, what is read once."""

import sys

from program import ROOT, Case, bole, main

sys.path.insert(0, str(ROOT / "tests" / "formats"))
import make  # noqa: E402


def p(text, properties=""):
    return f"<w:p>{properties}<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>"


def part(kind, body):
    return f'<?xml version="1.0"?><w:{kind} {make.NAMESPACES}>{body}</w:{kind}>'


class OfficeText(Case):
    def shows(self, name, content, expected):
        result = bole("text", self.write(name, content))
        self.assertEqual(result.status, 0, result.err)
        lines = [line.lstrip().partition(" ")[2].strip() for line in result.out.splitlines()]
        self.assertEqual([line for line in lines if line], expected)

    # ---- tables, by way of HTML ----

    def test_two_columns_of_a_page(self):
        self.shows("a.html", "<html><table><tr><td><h2>Contact</h2><p>Berlin<p>Phone</td><td><h2>Work</h2><p>Acme<p>Cook</td></tr>"
                   "<tr><td><h2>Skills</h2><p>Knives<p>Sauces</td><td><p>Beta<p>Waiter</td></tr></table>",
                   ["Contact", "Berlin", "Phone", "Skills", "Knives", "Sauces", "Work", "Acme", "Cook", "Beta", "Waiter"])

    def test_dates_beside_a_job(self):
        self.shows("a.html", "<html><table><tr><td>2019 - 2021</td><td><p>Acme, Cook<p>Cooked<ul><li>Soups</ul></td></tr>"
                   "<tr><td>Education</td><td><p>School<p>Berlin<p>2010</td></tr></table>",
                   ["2019 - 2021\tAcme, Cook", "Cooked", "Soups", "Education", "School", "Berlin", "2010"])

    def test_data(self):
        self.shows("a.html", "<html><table><tr><th>Time<th>Firm<th>Title</tr><tr><td>2019<br>2021<td>Acme<td>Cook</tr><tr><td>2017<td><td>Waiter</tr>"
                   "<tr><td colspan=3>Education</tr></table>", ["Time\tFirm\tTitle", "2019 2021\tAcme\tCook", "2017\t\tWaiter", "Education"])

    def test_cells_that_reach_down(self):
        """The columns below a cell of several rows stay what they were: an empty one stands in its place."""
        self.shows("a.html", "<html><table><tr><td rowspan=3>Work<td colspan=2>Time<td>Firm<td rowspan=2>Photo</tr><tr><td colspan=2>2019<td>Acme</tr><tr><td>2017<td>x<td>Beta</tr><tr><td>Skills<td colspan=3>Knives</tr></table>",
                   ["Work\tTime\tFirm\tPhoto", "2019\tAcme", "2017\tx\tBeta", "Skills\tKnives"])
        result = bole("text", self.folder / "a.html")
        self.assertIn("2  \t2019\tAcme\n", result.out)

    def test_rows_that_end_in_text(self):
        """Nothing of a row is lost, whether its long cell joins the short ones or stands below them."""
        self.shows("a.html", "<html><table><tr><td>Acme<td>Cook<td><p>Soups<p>Sauces<p>Stocks</tr><tr><td>2019 - 2021<td>Beta<td>Waiter<td><p>1. Bread<p>2. Wine<p>3. Coffee</tr></table>",
                   ["Acme\tCook", "Soups", "Sauces", "Stocks", "2019 - 2021\tBeta\tWaiter", "1. Bread", "2. Wine", "3. Coffee"])

    def test_columns_under_heads(self):
        self.shows("a.html", "<html><table><tr><td>Skills<td>Languages</tr><tr><td><p>Knives<p>Sauces<td><p>French</tr></table>",
                   ["Skills", "Knives", "Sauces", "Languages", "French"])

    def test_jobs_beside_their_points(self):
        self.shows("a.html", "<html><table><tr><td><p>Acme<p>Cook<p>2019 - 2021<td><p>Soups<p>Sauces</tr><tr><td><p>Beta<p>Waiter<p>2015 - 2019<td><p>Bread<p>Wine</tr></table>",
                   ["Acme", "Cook", "2019 - 2021", "Soups", "Sauces", "Beta", "Waiter", "2015 - 2019", "Bread", "Wine"])

    def test_upright_heads(self):
        self.shows("a.html", "<html><table><tr><td><p>工<p>作<p>经<p>历<td><p>2019 - 2021 甲公司<p>厨师<p>做菜</tr><tr><td>证<br>书<td>厨师证</tr></table>",
                   ["工作经历", "2019 - 2021 甲公司", "厨师", "做菜", "证书\t厨师证"])

    def test_tables_in_tables(self):
        self.shows("a.html", "<html><table><tr><td><table><tr><td>Jane<td>Roe</table></td></tr><tr><td><table><tr><td>Cook</table></td></tr></table>",
                   ["Jane\tRoe", "Cook"])

    def test_what_a_page_leaves_out(self):
        self.shows("a.html", "<html><head><title>t</title><script>s</script></head><body><nav>n</nav><p>Jane  <b>Roe</b>\n<br>x&nbsp;&amp; y<button>b</button>"
                   "<noscript>n</noscript><pre>a\n  b</pre></body>", ["Jane Roe", "x\u00a0& y", "a", "b"])

    # ---- DOCX ----

    def test_headers_footers_notes(self):
        references = '<w:headerReference w:type="first" r:id="h1"/><w:headerReference w:type="default" r:id="h2"/><w:footerReference r:id="f1"/>'
        page = '<w:p><w:r><w:t>Page </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>3</w:t></w:r></w:fldSimple><w:r><w:t> of </w:t></w:r><w:fldSimple w:instr="NUMPAGES"><w:r><w:t>5</w:t></w:r></w:fldSimple></w:p>'
        extra = {"word/h1.xml": part("hdr", p("Jane Roe, jane.roe@example.com")), "word/h2.xml": part("hdr", p("Jane Roe, jane.roe@example.com")),
                 "word/f1.xml": part("ftr", page + p("In confidence")), "word/n.xml": part("footnotes", f"<w:footnote>{p('A note')}</w:footnote>")}
        relations = [("h1", "header", "h1.xml", False), ("h2", "header", "/word/h2.xml", False), ("f1", "footer", "f1.xml", False), ("n", "footnotes", "n.xml", False)]
        self.shows("a.docx", make.docx(p("Body") + f"<w:sectPr>{references}</w:sectPr>", extra=extra, relations=relations),
                   ["Jane Roe, jane.roe@example.com", "Body", "A note", "In confidence"])

    def test_boxes_and_alternatives_once(self):
        box = f"<w:txbxContent>{p('In the box')}</w:txbxContent>"
        body = (f'<w:p><w:r><w:t>Before</w:t></w:r><w:r><mc:AlternateContent xmlns:mc="m"><mc:Choice><w:drawing><wps:txbx xmlns:wps="s">{box}</wps:txbx></w:drawing></mc:Choice>'
                f'<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t> and behind</w:t></w:r></w:p>')
        self.shows("a.docx", make.docx(body), ["Before and behind", "In the box"])

    def test_revisions_fields_and_signs(self):
        body = ('<w:p><w:ins><w:r><w:t>New</w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:r><w:t xml:space="preserve"> and </w:t></w:r>'
                '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>HYPERLINK "https://example.com"</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>a link</w:t>'
                '<w:fldChar w:fldCharType="end"/></w:r><w:r><w:noBreakHyphen/><w:t>x</w:t><w:sym w:font="Wingdings" w:char="F0FC"/></w:r></w:p>'
                '<w:sdt><w:sdtPr/><w:sdtContent><w:smartTag><w:p><w:r><w:t>In a form</w:t></w:r></w:p></w:smartTag></w:sdtContent></w:sdt>'
                '<w:p><w:pPr><w:pPrChange><w:pPr><w:pStyle w:val="h1"/></w:pPr></w:pPrChange></w:pPr><w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t></w:r></w:p>')
        self.shows("a.docx", make.docx(body), ["New and a link-x✓", "In a form", "a", "b    c"])

    def test_links(self):
        body = '<w:p><w:r><w:t>Jane Roe</w:t></w:r></w:p><w:p><w:hyperlink r:id="link1"><w:r><w:t>my code</w:t></w:r></w:hyperlink></w:p>'
        record = bole("parse", "--format", "jsonl", "--as-of", "2024-06", self.write("a.docx", make.docx(body, ["https://github.com/jane-roe"]))).lines()[0]
        self.assertEqual([x["url"] for x in record["basics"]["profiles"]], ["https://github.com/jane-roe"])

    def test_headings_by_name_and_level(self):
        styles = (f'<w:styles {make.NAMESPACES}><w:style w:type="paragraph" w:styleId="1"><w:name w:val="标题 1"/></w:style>'
                  '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="Mine"/><w:basedOn w:val="1"/></w:style></w:styles>')
        body = p("Jane Roe") + p("Work Experience", '<w:pPr><w:pStyle w:val="2"/></w:pPr>') + p("Education", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>')
        result = bole("text", self.write("a.docx", make.docx(body, extra={"word/styles.xml": styles})))
        self.assertEqual(result.out, "1  Jane Roe\n2\n3  Work Experience\n4\n5  Education\n")

    # ---- RTF ----

    def test_rtf(self):
        rtf = (rb"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fcharset134 SimSun;}{\f1\fcharset0 Arial;}{\f2\fcharset2 Wingdings;}}{\stylesheet{\s1 heading 1;}}"
               rb"{\*\generator x;}{\info{\title t}}\pard\s1 \'d5\'c5\'c8\'fd\par\pard\f0 \u24037?\u20316?\par{\pntext\f2 l\tab}\f1 Item \'e9\par"
               b'{\\field{\\*\\fldinst{HYPERLINK "https://example.com"}}'
               rb"{\fldrslt link}}\line next{\*\unknown gone}\par"
               rb"\trowd\cellx1\cellx2\pard\intbl a\cell b\cell\row\pard end{\footnote A note}\par}")
        self.shows("a.rtf", rtf, ["张三", "工作", "Item é", "link", "next", "a\tb", "end", "A note"])

    def test_rtf_tables_in_tables(self):
        inner = (rb"\pard\intbl\itap2 a\nestcell b\nestcell{\*\nesttableprops\trowd\cellx1\cellx2\nestrow}{\nonesttables\par}"
                 rb"\pard\intbl\itap2 c\nestcell d\nestcell{\*\nesttableprops\trowd\cellx1\cellx2\nestrow}{\nonesttables\par}")
        self.shows("a.rtf", rb"{\rtf1\ansi\trowd\cellx1\cellx2\pard\intbl left\par more\par again\cell " + inner + rb"\pard\intbl\itap1 end\cell\row\pard after\par}",
                   ["left", "more", "again", "a\tb", "c\td", "end", "after"])

    def test_rtf_boxes_by_their_place(self):
        def box(text, top, left=1000, width=3000):
            return b"{\\shp{\\*\\shpinst\\shpleft%d\\shptop%d\\shpright%d\\shpbottom%d\\shpbypage{\\sp{\\sn fillColor}{\\sv 0}}{\\shptxt\\pard\\cf1 %s\\par}}{\\shprslt twice}}" % (
                left, top, left + width, top + 400, text)
        boxes = box(b"third", 6000) + box(b"first", 500) + box(b"second", 3000)
        self.shows("a.rtf", rb"{\rtf1\ansi{\colortbl;\red255\green255\blue255;}\pard " + boxes + rb"\par\pard body\par}", ["first", "second", "third", "body"])

    # ---- DOC, as LibreOffice writes it ----

    def test_doc_boxes_by_their_place(self):
        """Twelve boxes in two columns, drawn in no order: the left column, then the right one."""
        lines = [line.partition(" ")[2].strip() for line in bole("text", ROOT / "tests/fuzz/corpus/doc/boxes.doc").out.replace("  ", " ").splitlines()]
        found = [line for line in (x.lstrip("0123456789 ").strip() for x in lines) if line in ("林书瑶", "专业技能", "语言能力", "证书", "自我评价", "工作经历", "教育背景")]
        self.assertEqual(found, ["林书瑶", "专业技能", "语言能力", "证书", "自我评价", "工作经历", "教育背景"])

    def test_doc_header_of_the_first_page(self):
        text = bole("text", ROOT / "tests/fuzz/corpus/doc/first-page-header.doc").out
        self.assertIn("olivia.hartman@example.com", text)
        self.assertIn("+1 415-555-0134", text)

    def test_signs_of_wingdings(self):
        self.shows("a.rtf", rb"{\rtf1\ansi{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset0 Wingdings;}}\pard\f1 l \f0 Soups\par\f1 ( \f0 Phone\par}", ["\u25cf Soups", "Phone"])
        self.shows("a.html", "<html><p><span style='font-family:Wingdings'>\u00a7<span style='font:7pt \"Times New Roman\"'>&nbsp; </span></span>Soups", ["\u25aa\u00a0 Soups"])

    # ---- DOCX and ODT: what stands where ----

    def test_a_telephone_in_the_header_is_no_page_number(self):
        extra = {"word/h1.xml": part("hdr", p("Jane Roe") + p("138-0000-1234") + p("- 3 -"))}
        self.shows("a.docx", make.docx(p("Body") + '<w:sectPr><w:headerReference w:type="default" r:id="h1"/></w:sectPr>', extra=extra,
                                       relations=[("h1", "header", "h1.xml", False)]), ["Jane Roe", "138-0000-1234", "Body"])

    def test_odt_frames_and_shapes(self):
        """Frames by their place on the page; white words in a dark shape are seen."""
        def shape(name, text, y, style="dark"):
            return f'<draw:{name} text:anchor-type="page" draw:style-name="{style}" svg:x="1in" svg:y="{y}in" svg:width="4in" svg:height="0.4in">{text}</draw:{name}>'
        white = '<text:p text:style-name="white">{}</text:p>'
        boxes = (shape("custom-shape", white.format("second"), 3) + shape("frame", "<draw:text-box><text:p>third</text:p></draw:text-box>", 5)
                 + shape("custom-shape", white.format("first"), 1) + shape("custom-shape", white.format("unseen"), 7, "clear"))
        names = " ".join(f'xmlns:{n}="{n}"' for n in ("office", "text", "draw", "style", "fo", "svg"))
        styles = ('<style:style style:name="white"><style:text-properties fo:color="#ffffff"/></style:style>'
                  '<style:style style:name="dark"><style:graphic-properties draw:fill="solid" draw:fill-color="#1f4e79"/></style:style>'
                  '<style:style style:name="clear"><style:graphic-properties draw:fill="none"/></style:style>')
        content = (f'<office:document-content {names}><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>'
                   f'<text:p>{boxes}body</text:p></office:text></office:body></office:document-content>')
        odt = make.package({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})
        self.shows("a.odt", odt, ["body", "first", "second", "third"])


if __name__ == "__main__":
    main()
