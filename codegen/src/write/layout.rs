//! Where lines break: the algorithm of Oppen's "Prettyprinting", in the form that rustc and prettyplease have it.
//!
//! Text comes with places where a line may break, in boxes. A box that fits on what is left of the line has no breaks. In one
//! that does not, a consistent box breaks everywhere, and an inconsistent one where the next piece would not fit. What comes
//! in waits until it is known which it is, which is never longer than a line.

use std::collections::VecDeque;

/// The width of a line.
const MARGIN: isize = 89;
/// The width that is left to a line however deep it is indented.
const LEAST_WIDTH: isize = 60;
/// The width of what fits on no line.
const INFINITY: isize = 0xffff;
/// One step of indentation.
pub(super) const INDENT: isize = 4;

/// Lays out text as it comes.
#[derive(Default)]
pub(super) struct Layout {
    output: String,
    /// What is left of the current line.
    space: isize,
    waiting: Vec<Waiting>,
    /// How many of those that wait were printed.
    printed: usize,
    /// The text of those that wait, of which the start was printed.
    text: String,
    text_printed: usize,
    /// The widths of all that was printed, and of all that came.
    left_total: isize,
    right_total: isize,
    /// Those that wait for their width to be known.
    unknown: VecDeque<usize>,
    boxes: Vec<Frame>,
    indent: isize,
    /// Spaces that are written before the next text, so that no line ends in them.
    pending_spaces: usize,
}

struct Waiting {
    token: Token,
    /// Its width with all that follows to the next break; negative while that is not known.
    width: isize,
}

#[derive(Clone, Copy)]
enum Token {
    /// So many bytes of text.
    Text(usize),
    Break(Break),
    Begin(isize, Breaks),
    End,
}

/// Where a line may break.
#[derive(Clone, Copy, Default)]
pub(super) struct Break {
    /// Added to the indentation of the line that follows.
    pub(super) offset: isize,
    /// Spaces if the line does not break.
    pub(super) blank: isize,
    /// What stands at the end of the line if it breaks.
    pub(super) before: &'static str,
    /// What the next line starts with if it breaks.
    pub(super) after: &'static str,
    /// What stands there if it does not break.
    pub(super) instead: &'static str,
    /// Whether it vanishes at the end of a box.
    pub(super) if_nonempty: bool,
    /// Whether it only ends a piece, and never the line.
    pub(super) never: bool,
}

#[derive(Clone, Copy)]
enum Breaks {
    Consistent,
    Inconsistent,
}

#[derive(Clone, Copy)]
enum Frame {
    Fits,
    /// The indentation to return to.
    Broken(isize, Breaks),
}

impl Layout {
    pub(super) fn new() -> Self {
        Self { space: MARGIN, ..Self::default() }
    }

    /// All that came, laid out.
    pub(super) fn finish(mut self) -> String {
        if !self.unknown.is_empty() {
            self.resolve();
            self.print_known();
        }
        self.output
    }

    /// Begins an inconsistent box.
    pub(super) fn inconsistent(&mut self, indent: isize) {
        self.begin(indent, Breaks::Inconsistent);
    }

    /// Begins a consistent box.
    pub(super) fn consistent(&mut self, indent: isize) {
        self.begin(indent, Breaks::Consistent);
    }

    /// A break that is nothing where the line does not break.
    pub(super) fn zero_break(&mut self) {
        self.add_break(Break::default());
    }

    /// A break that is a space where the line does not break.
    pub(super) fn space(&mut self) {
        self.add_break(Break { blank: 1, ..Break::default() });
    }

    /// The same, unless the box ends here.
    pub(super) fn space_if_nonempty(&mut self) {
        self.add_break(Break { blank: 1, if_nonempty: true, ..Break::default() });
    }

    /// The end of a line.
    pub(super) fn hard_break(&mut self) {
        self.add_break(Break { blank: INFINITY, ..Break::default() });
    }

    /// The same, unless the box ends here.
    pub(super) fn hard_break_if_nonempty(&mut self) {
        self.add_break(Break { blank: INFINITY, if_nonempty: true, ..Break::default() });
    }

    /// The end of a piece, where the line does not break.
    pub(super) fn never_break(&mut self) {
        self.add_break(Break { never: true, ..Break::default() });
    }

    /// The comma after an element: after the last one only if the line breaks.
    pub(super) fn comma(&mut self, is_last: bool) {
        self.comma_or(is_last, 0);
    }

    /// The same, with a space after the last element if the line does not break.
    pub(super) fn comma_or_space(&mut self, is_last: bool) {
        self.comma_or(is_last, 1);
    }

    fn comma_or(&mut self, is_last: bool, blank: isize) {
        if is_last {
            self.add_break(Break { blank, before: ",", ..Break::default() });
        } else {
            self.word(",");
            self.space();
        }
    }

    /// Text that stands together.
    pub(super) fn word(&mut self, word: &str) {
        if self.unknown.is_empty() {
            self.print_spaces();
            self.output.push_str(word);
            self.space -= width(word);
            return;
        }
        self.text.push_str(word);
        match self.waiting.last_mut() {
            Some(Waiting { token: Token::Text(length), width: known }) => {
                *length += word.len();
                *known += width(word);
            }
            _ => self.waiting.push(Waiting { token: Token::Text(word.len()), width: width(word) }),
        }
        self.right_total += width(word);
        self.print_overlong();
    }

    /// Adds to the offset of the break that came last.
    pub(super) fn offset(&mut self, offset: isize) {
        if let Some(Waiting { token: Token::Break(last), .. }) = self.waiting.last_mut() {
            last.offset += offset;
        }
    }

    /// A place where the line may break.
    pub(super) fn add_break(&mut self, added: Break) {
        if self.unknown.is_empty() {
            self.restart();
        } else {
            self.resolve();
        }
        self.wait(Token::Break(added), -self.right_total);
        self.right_total += added.blank;
    }

    fn begin(&mut self, indent: isize, breaks: Breaks) {
        if self.unknown.is_empty() {
            self.restart();
        }
        self.wait(Token::Begin(indent, breaks), -self.right_total);
    }

    /// Ends the box that began last. A break at its end that only stands between things vanishes, and so does a box of
    /// nothing but a break.
    pub(super) fn end(&mut self) {
        if self.unknown.is_empty() {
            self.print_end();
            return;
        }
        if let [before @ .., Waiting { token: Token::Break(last), .. }] = &self.waiting[self.printed..] {
            let is_empty = matches!(before, [.., Waiting { token: Token::Begin(..), .. }]);
            let (is_dropped, blank) = (is_empty || last.if_nonempty, last.blank);
            if is_dropped {
                self.right_total -= blank;
                self.drop_last();
            }
            if is_empty {
                self.drop_last();
                return;
            }
        }
        self.wait(Token::End, -1);
    }

    /// The same, and the box fits on no line if it is wider than this.
    pub(super) fn end_narrower_than(&mut self, most: isize) {
        let mut depth = 1;
        for &index in self.unknown.iter().rev() {
            let Waiting { token, width } = &self.waiting[index];
            match token {
                Token::Begin(..) => depth -= 1,
                Token::End => depth += 1,
                Token::Break(_) | Token::Text(_) => {}
            }
            if depth == 0 {
                if *width < 0 && *width + self.right_total > most {
                    self.waiting.push(Waiting { token: Token::Text(0), width: INFINITY });
                    self.right_total += INFINITY;
                }
                break;
            }
        }
        self.end();
    }

    /// Whether the text so far ends so.
    pub(super) fn ends_with(&self, end: char) -> bool {
        if self.text.len() > self.text_printed { self.text.ends_with(end) } else { self.output.ends_with(end) }
    }

    fn restart(&mut self) {
        (self.left_total, self.right_total) = (1, 1);
        self.forget_printed();
    }

    fn forget_printed(&mut self) {
        self.waiting.clear();
        self.text.clear();
        (self.printed, self.text_printed) = (0, 0);
    }

    fn wait(&mut self, token: Token, width: isize) {
        self.unknown.push_back(self.waiting.len());
        self.waiting.push(Waiting { token, width });
    }

    fn drop_last(&mut self) {
        self.waiting.pop();
        self.unknown.pop_back();
    }

    /// Finds the width of what ended with the break before this place.
    fn resolve(&mut self) {
        let mut depth = 0;
        while let Some(&index) = self.unknown.back() {
            let Waiting { token, width } = &mut self.waiting[index];
            match token {
                Token::Begin(..) if depth == 0 => break,
                Token::Begin(..) => {
                    *width += self.right_total;
                    depth -= 1;
                }
                Token::End => {
                    *width = 1;
                    depth += 1;
                }
                Token::Break(_) | Token::Text(_) => *width += self.right_total,
            }
            let ends_here = depth == 0 && matches!(token, Token::Break(_));
            self.unknown.pop_back();
            if ends_here {
                break;
            }
        }
    }

    /// Prints what is known not to fit on the line.
    fn print_overlong(&mut self) {
        while self.right_total - self.left_total > self.space && self.printed < self.waiting.len() {
            if self.unknown.front() == Some(&self.printed) {
                self.unknown.pop_front();
                self.waiting[self.printed].width = INFINITY;
            }
            self.print_known();
        }
    }

    /// Prints what has a known width.
    fn print_known(&mut self) {
        while let Some(&Waiting { token, width }) = self.waiting.get(self.printed) {
            if width < 0 {
                return;
            }
            self.printed += 1;
            match token {
                Token::Text(length) => {
                    self.left_total += width;
                    self.print_text(length);
                }
                Token::Break(found) => {
                    self.left_total += found.blank;
                    self.print_break(found, width);
                }
                Token::Begin(indent, breaks) => self.print_begin(indent, breaks, width),
                Token::End => self.print_end(),
            }
        }
        self.forget_printed();
    }

    fn print_text(&mut self, length: usize) {
        self.print_spaces();
        let end = self.text_printed + length;
        let text = &self.text[self.text_printed..end];
        self.output.push_str(text);
        self.space -= width(text);
        self.text_printed = end;
    }

    fn print_begin(&mut self, indent: isize, breaks: Breaks, width: isize) {
        if width > self.space {
            self.boxes.push(Frame::Broken(self.indent, breaks));
            self.indent += indent;
        } else {
            self.boxes.push(Frame::Fits);
        }
    }

    fn print_end(&mut self) {
        if let Some(Frame::Broken(indent, _)) = self.boxes.pop() {
            self.indent = indent;
        }
    }

    fn print_break(&mut self, found: Break, size: isize) {
        let fits = match self.boxes.last() {
            _ if found.never => true,
            Some(Frame::Fits) => true,
            Some(Frame::Broken(_, Breaks::Consistent)) => false,
            Some(Frame::Broken(_, Breaks::Inconsistent)) | None => size <= self.space,
        };
        if fits {
            self.pending_spaces += found.blank.unsigned_abs();
            self.output.push_str(found.instead);
            self.space -= found.blank + width(found.instead);
            return;
        }
        if !found.before.is_empty() {
            self.print_spaces();
            self.output.push_str(found.before);
        }
        self.output.push('\n');
        let indent = self.indent + found.offset;
        self.pending_spaces = usize::try_from(indent).unwrap_or_default();
        self.space = (MARGIN - indent).max(LEAST_WIDTH);
        if !found.after.is_empty() {
            self.print_spaces();
            self.output.push_str(found.after);
            self.space -= width(found.after);
        }
    }

    fn print_spaces(&mut self) {
        const SPACES: &str = "                                                                ";
        while self.pending_spaces > 0 {
            let spaces = &SPACES[..self.pending_spaces.min(SPACES.len())];
            self.output.push_str(spaces);
            self.pending_spaces -= spaces.len();
        }
    }
}

/// The width of a text as it is counted here: in bytes, of which a text in memory has fewer than the largest `isize`.
fn width(text: &str) -> isize {
    text.len().try_into().unwrap_or(INFINITY)
}
