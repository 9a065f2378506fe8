//! The only values that are bound: null of a known type, i64, f64, text and bytes.

use kernel::{Id, Time};
use sqlx::Arguments;
use sqlx::any::AnyArguments;

use crate::error::Error;

/// The type of a parameter; a null has one too, because PostgreSQL caches a statement with its types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// 64-bit integer: counts, codes, times, truth values.
    Int,
    /// Double precision.
    Real,
    /// UTF-8 text without NUL.
    Text,
    /// Bytes: ids and hashes.
    Bytes,
}

/// A value as it is bound to a parameter.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// No value of this type.
    Null(Kind),
    /// See [`Kind::Int`].
    Int(i64),
    /// See [`Kind::Real`].
    Real(f64),
    /// See [`Kind::Text`].
    Text(String),
    /// See [`Kind::Bytes`].
    Bytes(Vec<u8>),
}

impl Value {
    /// The type of the parameter this value fits.
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Null(kind) => *kind,
            Self::Int(_) => Kind::Int,
            Self::Real(_) => Kind::Real,
            Self::Text(_) => Kind::Text,
            Self::Bytes(_) => Kind::Bytes,
        }
    }

    fn add_to(self, arguments: &mut AnyArguments) -> Result<(), sqlx::error::BoxDynError> {
        match self {
            Self::Null(Kind::Int) => arguments.add(Option::<i64>::None),
            // sqlx 0.9 swaps the two float types on the way to PostgreSQL: its null of "f32" arrives there as float8.
            // `trap_null_and_value_share_one_statement` fails when that changes.
            Self::Null(Kind::Real) => arguments.add(Option::<f32>::None),
            Self::Null(Kind::Text) => arguments.add(Option::<String>::None),
            Self::Null(Kind::Bytes) => arguments.add(Option::<Vec<u8>>::None),
            Self::Int(value) => arguments.add(value),
            Self::Real(value) => arguments.add(value),
            Self::Text(value) => arguments.add(value),
            Self::Bytes(value) => arguments.add(value),
        }
    }
}

pub(crate) fn arguments(values: Vec<Value>) -> Result<AnyArguments, Error> {
    let mut arguments = AnyArguments::default();
    arguments.reserve(values.len(), 0);
    for value in values {
        value.add_to(&mut arguments).map_err(|error| Error::Misuse(error.to_string()))?;
    }
    Ok(arguments)
}

/// What can be bound.
pub trait Bind {
    /// The type of the parameter.
    const KIND: Kind;
    /// The value of the parameter.
    fn bind(self) -> Value;
}

macro_rules! bind {
    ($($type:ty, $kind:ident, $self:ident => $value:expr;)*) => {$(
        impl Bind for $type {
            const KIND: Kind = Kind::$kind;
            fn bind($self) -> Value {
                Value::$kind($value)
            }
        }
    )*};
}

bind! {
    i64, Int, self => self;
    i32, Int, self => self.into();
    u32, Int, self => self.into();
    u16, Int, self => self.into();
    bool, Int, self => self.into();
    Time, Int, self => self.micros();
    f64, Real, self => self;
    String, Text, self => self;
    &str, Text, self => self.to_owned();
    &String, Text, self => self.clone();
    Vec<u8>, Bytes, self => self;
    &[u8], Bytes, self => self.to_vec();
    &[u8; 32], Bytes, self => self.to_vec();
    [u8; 32], Bytes, self => self.to_vec();
}

impl<N> Bind for Id<N> {
    const KIND: Kind = Kind::Bytes;
    fn bind(self) -> Value {
        Value::Bytes(self.bytes().to_vec())
    }
}

impl<T: Bind> Bind for Option<T> {
    const KIND: Kind = T::KIND;
    fn bind(self) -> Value {
        self.map_or(Value::Null(T::KIND), Bind::bind)
    }
}

impl<T: Bind> From<T> for Value {
    fn from(value: T) -> Self {
        value.bind()
    }
}

/// The arguments of a statement, in the order of its parameters: `args![workspace, name, at]`.
#[macro_export]
macro_rules! args {
    ($($value:expr),* $(,)?) => { vec![$($crate::Value::from($value)),*] };
}
