//! What `#( … )*` goes through: iterators, lists, and single values, which are the same every time.

use super::ToTokens;
use std::ops::BitOr;
use std::slice::Iter;

/// That something in a repetition comes to an end, which `quote!` wants of one variable at least.
pub(crate) struct Ends;

/// That it does not.
pub(crate) struct Endless;

impl<T> BitOr<T> for Ends {
    type Output = Self;
    fn bitor(self, _: T) -> Self {
        self
    }
}

impl<T> BitOr<T> for Endless {
    type Output = T;
    fn bitor(self, other: T) -> T {
        other
    }
}

/// Iterators.
pub(crate) trait RepeatIterator: Iterator + Sized {
    fn repeated(self) -> Self {
        self
    }

    fn ends(&self) -> Ends {
        Ends
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
    fn repeated(&self) -> Same<'_, Self> {
        Same(self)
    }
}

/// The same value again and again. It is no iterator, since those have an end.
pub(crate) struct Same<'v, T: ?Sized>(&'v T);

impl<'v, T: ?Sized> Same<'v, T> {
    #[allow(clippy::unnecessary_wraps, reason = "it is asked as an iterator is")]
    pub(crate) fn next(&self) -> Option<&'v T> {
        Some(self.0)
    }

    pub(crate) fn ends(&self) -> Endless {
        Endless
    }
}

impl<T: ToTokens + ?Sized> RepeatSame for T {}
