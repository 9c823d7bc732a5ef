//! The operators between two expressions.

use super::super::tokens::Tokens;
use crate::tokens::Kind;

/// How strongly an operator binds, the weakest first.
/// <https://doc.rust-lang.org/reference/expressions.html#expression-precedence>
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Precedence {
    /// Closures and jumps.
    Jump,
    Assign,
    Range,
    Or,
    And,
    Compare,
    BitOr,
    BitXor,
    BitAnd,
    Shift,
    Sum,
    Product,
    Cast,
    Prefix,
    /// What needs no operator.
    Operand,
}

/// All operators, the longer ones before their starts.
const OPERATORS: [(&str, Precedence); 31] = [
    ("<<=", Precedence::Assign),
    (">>=", Precedence::Assign),
    ("..=", Precedence::Range),
    ("&&", Precedence::And),
    ("||", Precedence::Or),
    ("==", Precedence::Compare),
    ("!=", Precedence::Compare),
    ("<=", Precedence::Compare),
    (">=", Precedence::Compare),
    ("<<", Precedence::Shift),
    (">>", Precedence::Shift),
    ("+=", Precedence::Assign),
    ("-=", Precedence::Assign),
    ("*=", Precedence::Assign),
    ("/=", Precedence::Assign),
    ("%=", Precedence::Assign),
    ("^=", Precedence::Assign),
    ("&=", Precedence::Assign),
    ("|=", Precedence::Assign),
    ("..", Precedence::Range),
    ("<", Precedence::Compare),
    (">", Precedence::Compare),
    ("|", Precedence::BitOr),
    ("^", Precedence::BitXor),
    ("&", Precedence::BitAnd),
    ("+", Precedence::Sum),
    ("-", Precedence::Sum),
    ("*", Precedence::Product),
    ("/", Precedence::Product),
    ("%", Precedence::Product),
    ("=", Precedence::Assign),
];

impl Precedence {
    /// That of an operator between two expressions.
    pub(super) fn of(operator: &str) -> Self {
        OPERATORS.iter().find(|(each, _)| *each == operator).map_or(Self::Operand, |(_, precedence)| *precedence)
    }

    /// The operators that stand on the right side of one that is read from left to right.
    pub(super) fn stronger(self) -> Self {
        match self {
            Self::Jump => Self::Assign,
            Self::Assign => Self::Range,
            Self::Range => Self::Or,
            Self::Or => Self::And,
            Self::And => Self::Compare,
            Self::Compare => Self::BitOr,
            Self::BitOr => Self::BitXor,
            Self::BitXor => Self::BitAnd,
            Self::BitAnd => Self::Shift,
            Self::Shift => Self::Sum,
            Self::Sum => Self::Product,
            Self::Product => Self::Cast,
            Self::Cast => Self::Prefix,
            Self::Prefix | Self::Operand => Self::Operand,
        }
    }
}

impl Tokens {
    /// The operator here that can stand between two expressions.
    pub(super) fn binary_operator(&self, at: usize) -> Option<(&'static str, Precedence)> {
        match self.kind(at) {
            Kind::Word if self.text(at) == "as" => Some(("as", Precedence::Cast)),
            Kind::Punct(first, _) if first != b',' && first != b';' && !self.is_operator(at, "=>") => {
                OPERATORS.iter().copied().find(|(operator, _)| self.is_operator(at, operator))
            }
            _ => None,
        }
    }
}
