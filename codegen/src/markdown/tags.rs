//! The tags that documentation uses: those of HTML, and some of DocBook in AWS's models.

/// The effect of a tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag {
    Paragraph,
    /// A paragraph with the name of the documented item.
    Title,
    /// The end of a paragraph, without any other effect.
    Division,
    Quote(Option<&'static str>),
    List {
        ordered: bool,
    },
    Item,
    Term,
    Definition,
    Heading(u8),
    Preformatted,
    Table,
    Row,
    Cell,
    Break,
    Strong,
    Emphasis,
    Code,
    Anchor,
    /// No effect: the tag is removed, and its content stays.
    Transparent,
}

impl Tag {
    /// The tag with this name. `None` if the name is unknown: most unknown names are placeholders, such as `<bucket-name>`.
    ///
    /// HTML's names are all lower case or all upper case. `<Code>` is an element of an XML example.
    pub(super) fn named(name: &str) -> Option<Tag> {
        if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
            let is_upper_case = name.len() <= 10 && !name.bytes().any(|byte| byte.is_ascii_lowercase());
            return if is_upper_case { Self::named(&name.to_ascii_lowercase()) } else { None };
        }
        Some(match name {
            "p" | "para" => Tag::Paragraph,
            "fullname" => Tag::Title,
            "div" | "section" | "center" | "text" | "hr" | "caption" | "thead" | "tbody" | "tfoot" => Tag::Division,
            "note" => Tag::Quote(Some("Note")),
            "important" => Tag::Quote(Some("Important")),
            "warning" => Tag::Quote(Some("Warning")),
            "caution" => Tag::Quote(Some("Caution")),
            "tip" => Tag::Quote(Some("Tip")),
            "blockquote" => Tag::Quote(None),
            "ul" | "dl" => Tag::List { ordered: false },
            "ol" => Tag::List { ordered: true },
            "li" => Tag::Item,
            "dt" => Tag::Term,
            "dd" => Tag::Definition,
            "h1" => Tag::Heading(1),
            "h2" => Tag::Heading(2),
            "h3" => Tag::Heading(3),
            "h4" => Tag::Heading(4),
            "h5" => Tag::Heading(5),
            "h6" => Tag::Heading(6),
            "pre" | "programlisting" => Tag::Preformatted,
            "table" => Tag::Table,
            "tr" => Tag::Row,
            "td" | "th" => Tag::Cell,
            "br" => Tag::Break,
            "b" | "strong" => Tag::Strong,
            "i" | "em" | "emphasis" | "replaceable" | "cite" | "dfn" | "var" => Tag::Emphasis,
            "code" | "tt" | "kbd" | "samp" | "filename" | "function" => Tag::Code,
            "a" | "ulink" => Tag::Anchor,
            "span" | "u" | "s" | "sub" | "sup" | "small" | "big" | "font" | "del" | "ins" | "strike" | "link"
            | "copy" | "img" | "zonbook" | "xhtml" => Tag::Transparent,
            _ => return None,
        })
    }

    /// Whether a text with this tag is HTML, not Markdown with some HTML in a paragraph.
    pub(super) fn is_block(self) -> bool {
        !matches!(self, Tag::Break | Tag::Strong | Tag::Emphasis | Tag::Code | Tag::Anchor | Tag::Transparent)
    }
}
