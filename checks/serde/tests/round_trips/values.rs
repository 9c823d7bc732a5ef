//! Random values of every shape.

use smithereens::primitives::{Blob, DateTime, Document, Number};
use smithereens_checks_serde::shapes::types::{Choice, Color, Empty, Everything, Required};
use std::collections::HashMap;
use std::hash::Hash;

/// Numbers that decide a value. After the last one, all decisions are for the smallest value, so that values are finite and
/// shorter sources give smaller values.
#[derive(Debug)]
pub(crate) struct Source {
    numbers: std::vec::IntoIter<u64>,
    format: Kept,
}

/// The values that a format keeps.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Kept {
    /// The difference of 1 and 1.0.
    pub(crate) floats: bool,
    /// Null in lists and maps.
    pub(crate) nulls: bool,
}

impl Kept {
    pub(crate) const ALL: Self = Self { floats: true, nulls: true };
}

impl Source {
    pub(crate) fn new(numbers: Vec<u64>, format: Kept) -> Self {
        Self { numbers: numbers.into_iter(), format }
    }

    fn next(&mut self) -> u64 {
        self.numbers.next().unwrap_or_default()
    }

    fn below(&mut self, count: u64) -> u64 {
        self.next() % count
    }

    fn integer(&mut self) -> i64 {
        let number = self.next();
        let shift = self.below(64);
        (number >> shift).cast_signed()
    }

    fn option<T>(&mut self, value: fn(&mut Self) -> T) -> Option<T> {
        (self.below(3) > 0).then(|| value(self))
    }

    fn list<T>(&mut self, value: fn(&mut Self) -> T) -> Vec<T> {
        let length = self.below(4);
        (0..length).map(|_| value(self)).collect()
    }

    fn map<K: Eq + Hash, V>(&mut self, key: fn(&mut Self) -> K, value: fn(&mut Self) -> V) -> HashMap<K, V> {
        let length = self.below(4);
        (0..length).map(|_| (key(self), value(self))).collect()
    }

    fn text(&mut self) -> String {
        let length = self.below(6);
        let mut character = || {
            let range = [0x80, 0x800, 0x11_0000][usize::try_from(self.below(3)).expect("it is below 3")];
            char::from_u32(u32::try_from(self.below(range)).expect("it is below 0x110000")).unwrap_or('\u{fffd}')
        };
        (0..length).map(|_| character()).collect()
    }

    fn double(&mut self) -> f64 {
        match self.below(8) {
            0 => 0.0,
            1 => f64::INFINITY,
            2 => f64::NEG_INFINITY,
            3 => -0.1,
            4 => f64::MIN_POSITIVE,
            _ => Some(f64::from_bits(self.next())).filter(|number| !number.is_nan()).unwrap_or(f64::MAX),
        }
    }

    fn float(&mut self) -> f32 {
        match self.below(8) {
            0 => 0.1,
            1 => f32::INFINITY,
            2 => f32::NEG_INFINITY,
            3 => f32::MAX,
            _ => {
                let bits = u32::try_from(self.below(1 << 32)).expect("it is below 2³²");
                Some(f32::from_bits(bits)).filter(|number| !number.is_nan()).unwrap_or(f32::MIN)
            }
        }
    }

    fn blob(&mut self) -> Blob {
        Blob::new(self.list(|source| u8::try_from(source.below(256)).expect("it is below 256")))
    }

    /// A timestamp of RFC 3339: of the years from 1 to 9999.
    fn timestamp(&mut self) -> DateTime {
        const FIRST: i64 = -62_135_596_800;
        const LAST: i64 = 253_402_300_799;
        let seconds = match self.below(4) {
            0 => FIRST,
            1 => LAST,
            _ => FIRST + i64::try_from(self.below((LAST - FIRST).unsigned_abs())).expect("it is in the range"),
        };
        let digits = u32::try_from(self.below(10)).expect("it is below 10");
        let unit = 10_u32.pow(9 - digits);
        let fraction = u32::try_from(self.below(10_u64.pow(digits))).expect("it is at most 10⁹");
        DateTime::from_secs_and_nanos(seconds, fraction * unit)
    }

    fn document(&mut self) -> Document {
        match self.below(9) {
            0 if self.format.nulls => Document::Null,
            0 | 1 => Document::Bool(self.below(2) == 1),
            2 => Document::Number(Number::PosInt(self.next())),
            3 => Document::Number(Number::NegInt(-1 - (self.integer() & i64::MAX))),
            4 if self.format.floats => {
                Document::Number(Number::Float(Some(self.double()).filter(|number| number.is_finite()).unwrap_or(2.0)))
            }
            4 => Document::Number(Number::Float(0.5)),
            5 | 6 => Document::String(self.text()),
            7 => Document::Array(self.list(Self::document)),
            _ => Document::Object(self.map(Self::text, Self::document)),
        }
    }

    fn color(&mut self) -> Color {
        match self.below(3) {
            0 => Color::Red,
            1 => Color::Green,
            _ => Color::from(self.text().as_str()),
        }
    }

    pub(crate) fn required(&mut self) -> Required {
        let builder = Required::builder().text(self.text()).number(self.small()).set_list(Some(self.list(Self::text)));
        let builder = builder.color(self.color()).at(self.timestamp());
        builder.set_optional(self.option(Self::boolean)).build().expect("all required members are set")
    }

    fn boolean(&mut self) -> bool {
        self.below(2) == 1
    }

    fn small(&mut self) -> i32 {
        i32::try_from(self.integer() % (1 << 31)).expect("it is in the range")
    }

    pub(crate) fn choice(&mut self) -> Choice {
        match self.below(11) {
            0 => Choice::Unit,
            1 => Choice::Text(self.text()),
            2 => Choice::Number(self.double()),
            3 => Choice::Structure(self.required()),
            4 => Choice::List(self.list(Self::text)),
            5 => Choice::Map(self.map(Self::text, Self::text)),
            6 => Choice::Blob(self.blob()),
            7 => Choice::Document(self.document()),
            8 => Choice::Again(Box::new(self.choice())),
            9 => Choice::Color(self.color()),
            _ => Choice::Everything(Box::new(self.everything())),
        }
    }

    /// An element of a sparse list or a value of a sparse map.
    fn sparse<T>(&mut self, value: fn(&mut Self) -> T) -> Option<T> {
        match self.format.nulls {
            true => self.option(value),
            false => Some(value(self)),
        }
    }

    pub(crate) fn everything(&mut self) -> Everything {
        let builder = Everything::builder()
            .set_boolean(self.option(Self::boolean))
            .set_byte(self.option(|source| i8::try_from(source.integer() % 128).expect("it is in the range")))
            .set_short(self.option(|source| i16::try_from(source.integer() % 32768).expect("it is in the range")))
            .set_integer(self.option(Self::small))
            .set_long(self.option(Self::integer))
            .set_float(self.option(Self::float))
            .set_double(self.option(Self::double))
            .set_big_integer(self.option(|source| {
                format!("{}{:030}", source.integer(), source.next()).parse().expect("it is an integer")
            }))
            .set_big_decimal(self.option(|source| {
                format!("{}.{:030}e-7", source.integer(), source.next()).parse().expect("it is a number")
            }))
            .set_string(self.option(Self::text))
            .set_blob(self.option(Self::blob))
            .set_timestamp(self.option(Self::timestamp))
            .set_epoch(self.option(Self::timestamp))
            .set_document(self.option(Self::document))
            .set_enum(self.option(Self::color))
            .set_int_enum(self.option(Self::small));
        let builder = builder
            .set_structure(self.option(Self::required))
            .set_empty(self.option(|_| Empty::builder().build()))
            .set_union(self.option(Self::choice))
            .set_numbers(self.option(|source| source.list(Self::small)))
            .set_texts(self.option(|source| source.list(Self::text)))
            .set_blobs(self.option(|source| source.list(Self::blob)))
            .set_timestamps(self.option(|source| source.list(Self::timestamp)))
            .set_structures(self.option(|source| source.list(Self::required)))
            .set_unions(self.option(|source| source.list(Self::choice)))
            .set_documents(self.option(|source| source.list(Self::document)))
            .set_sparse(self.option(|source| source.list(|source| source.sparse(Self::text))))
            .set_sparse_structures(self.option(|source| source.list(|source| source.sparse(Self::required))))
            .set_nested(self.option(|source| source.list(|source| source.list(Self::small))));
        builder
            .set_map(self.option(|source| source.map(Self::text, Self::text)))
            .set_colors(self.option(|source| source.map(Self::color, Self::color)))
            .set_sparse_map(self.option(|source| source.map(Self::text, |source| source.sparse(Self::integer))))
            .set_sparse_doubles(self.option(|source| source.map(Self::color, |source| source.sparse(Self::double))))
            .set_maps(self.option(|source| source.map(Self::text, |source| source.map(Self::text, Self::text))))
            .set_recursive(self.option(|source| Box::new(source.everything())))
            .set_secret(self.option(Self::text))
            .set_renamed(self.option(Self::text))
            .set_with_default(self.option(Self::text))
            .build()
    }
}
