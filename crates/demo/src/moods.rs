//! How something was for somebody, and the scores that follow from it.

use crate::stream::Stream;

/// How somebody speaks about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mood {
    /// Nothing to wish for.
    Glad,
    /// Good, with a wish.
    Content,
    /// Both sides.
    Torn,
    /// Not good.
    Cross,
}

/// What usual things are worth, of five.
const USUAL: f64 = 4.17;

/// How it was, on a scale without ends.
#[derive(Clone, Copy, Debug)]
pub struct Feeling {
    /// What stays with the person and the account, in points of five.
    lasting: f64,
    /// What changed it.
    lift: f64,
    /// What was special about this one time.
    passing: f64,
}

impl Feeling {
    /// Chance adds what is special about this one time; now and then something goes badly wrong.
    pub fn of(lasting: f64, lift: f64, stream: &mut Stream) -> Self {
        let (usual, luck, blow) = (stream.bell(0.0, 1.0), stream.unit(), stream.between(1.2, 4.2));
        Self { lasting, lift, passing: if luck < 0.075 { usual.min(0.0) - blow } else { usual } }
    }

    fn satisfaction(self) -> f64 {
        USUAL + self.lasting + self.lift + self.passing * 0.6
    }

    /// 1 to 5.
    pub fn stars(self) -> i64 {
        round(self.satisfaction(), 1, 5)
    }

    /// 0 to 10.
    pub fn recommendation(self) -> i64 {
        round(8.45 + self.lasting * 2.3 + self.lift * 1.9 + self.passing * 0.95, 0, 10)
    }

    /// 1 to 5: doing more business.
    pub fn intent(self, stream: &mut Stream) -> i64 {
        round(3.75 + self.lasting * 1.1 + self.lift + stream.bell(0.0, 0.7), 1, 5)
    }

    /// 1 to 7: it was easy.
    pub fn ease(self, stream: &mut Stream) -> i64 {
        round(5.6 + (self.satisfaction() - USUAL) * 1.15 + stream.bell(0.0, 0.6), 1, 7)
    }

    /// Whether the need was met.
    pub fn solved(self, stream: &mut Stream) -> &'static str {
        match self.satisfaction() + stream.bell(0.25, 0.45) {
            worth if worth >= 3.35 => "yes",
            worth if worth >= 2.55 => "partly",
            _ => "no",
        }
    }
}

impl Mood {
    /// The mood behind 1 to 5.
    pub const fn of_stars(stars: i64) -> Self {
        match stars {
            5 => Self::Glad,
            4 => Self::Content,
            3 => Self::Torn,
            _ => Self::Cross,
        }
    }

    /// The mood behind 0 to 10.
    pub const fn of_recommendation(points: i64) -> Self {
        match points {
            9 | 10 => Self::Glad,
            7 | 8 => Self::Content,
            5 | 6 => Self::Torn,
            _ => Self::Cross,
        }
    }

    /// How readily it is put into words.
    pub const fn talk(self) -> f64 {
        match self {
            Self::Glad => 0.4,
            Self::Content => 0.34,
            Self::Torn => 0.62,
            Self::Cross => 0.84,
        }
    }
}

fn round(value: f64, low: i64, high: i64) -> i64 {
    (value.round() as i64).clamp(low, high)
}
