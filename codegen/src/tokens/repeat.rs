//! What `#( … )*` goes through: iterators, lists, and single values, which are the same every time.

use super::ToTokens;
use std::slice::Iter;

/// Iterators.
pub(crate) trait RepeatIterator: Iterator + Sized {
    fn repeated(self) -> Self {
        self
    }
}

impl<T: Iterator> RepeatIterator for T {}

/// Lists.
pub(crate) trait RepeatList {
    type Element;
    fn repeated(&self) -> Iter<'_, Self::Element>;
}

impl<T> RepeatList for [T] {
    type Element = T;
    fn repeated(&self) -> Iter<'_, T> {
        self.iter()
    }
}

impl<T> RepeatList for Vec<T> {
    type Element = T;
    fn repeated(&self) -> Iter<'_, T> {
        self.iter()
    }
}

/// Single values.
pub(crate) trait RepeatSame: ToTokens {
    fn repeated(&self) -> std::iter::Repeat<&Self> {
        std::iter::repeat(self)
    }
}

impl<T: ToTokens + ?Sized> RepeatSame for T {}
