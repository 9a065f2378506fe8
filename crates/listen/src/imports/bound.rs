//! A map bound to the header of one file: every column found, or refused with what is there instead.

use std::sync::Arc;

use customers::attributes;
use kernel::{Code, Refusal, Zone};
use rustc_hash::{FxHashMap, FxHashSet};

use super::cells::Decoder;
use crate::maps::{AttributeMap, Clock, Map, Part, QuestionMap, Source, Subject, When};
use crate::questions::Definition;

/// Where a value comes from, in a bound map.
#[derive(Clone, Debug)]
pub enum From {
    /// Nowhere: no row says it.
    Nowhere,
    /// The cell at this place.
    At(usize),
    /// The same for all rows.
    Fixed(Arc<str>),
}

/// Where a time comes from, in a bound map.
#[derive(Debug)]
pub enum BoundWhen {
    /// The cell at this place.
    At(usize, Clock),
    /// The same for all rows.
    Fixed(kernel::Time),
    /// Year, month, day, hour and minute.
    Parts([BoundPart; 5]),
}

/// One part of a date, in a bound map.
#[derive(Debug)]
pub enum BoundPart {
    /// The same for all rows.
    Fixed(i64),
    /// The number in the cell at this place.
    At(usize),
}

/// A question bound to its column.
pub struct BoundQuestion {
    /// Place of its column.
    pub at: usize,
    /// Its key.
    pub key: Arc<str>,
    /// Its definition; choices that the file adds come in while it is read.
    pub definition: Definition,
    /// What its cells mean.
    pub decoder: Decoder,
    /// What an answer is about.
    pub touchpoint: From,
    /// Which offering an answer is about.
    pub offering: From,
}

/// An attribute bound to its column.
pub struct BoundAttribute {
    /// Place of its column.
    pub at: usize,
    /// Its name.
    pub name: Arc<str>,
    /// Its definition; choices that the file adds come in while it is read.
    pub definition: attributes::Definition,
    /// The choices seen so far, for fast look-up.
    pub choices: FxHashSet<String>,
    /// How it was mapped.
    pub map: AttributeMap,
    /// How its dates are written.
    pub clock: Clock,
}

/// A map bound to a header.
pub struct Bound {
    pub(super) header: Arc<[String]>,
    pub(super) zone: Zone,
    pub(super) id: From,
    pub(super) contact: From,
    pub(super) account: From,
    pub(super) channel: From,
    pub(super) team: From,
    pub(super) language: From,
    pub(super) offering: From,
    pub(super) survey: From,
    pub(super) weight: From,
    pub(super) experienced_at: Option<BoundWhen>,
    pub(super) answered_at: Option<BoundWhen>,
    pub(super) questions: Vec<BoundQuestion>,
    pub(super) attributes: Vec<BoundAttribute>,
}

impl Bound {
    /// Finds every column of the map in the header. Times without offset are of the map's zone, or else of `zone`.
    pub fn new(map: &Map, header: &[String], zone: &Zone) -> Result<Self, Refusal> {
        let places = Places::of(header, map)?;
        let zone = map.file.zone.clone().unwrap_or_else(|| zone.clone());
        let response = &map.response;
        let when = |when: &Option<When>| when.as_ref().map(|when| places.when(when, &zone)).transpose();
        Ok(Self {
            header: header.into(),
            id: places.source(response.id.as_ref()),
            contact: places.source(response.contact.as_ref()),
            account: places.source(response.account.as_ref()),
            channel: places.source(response.channel.as_ref()),
            team: places.source(response.team.as_ref()),
            language: places.source(response.language.as_ref()),
            offering: places.source(response.offering.as_ref()),
            survey: places.source(response.survey.as_ref()),
            weight: places.source(response.weight.as_ref()),
            experienced_at: when(&response.experienced_at)?,
            answered_at: when(&response.answered_at)?,
            questions: map.questions.iter().map(|question| places.question(question)).collect(),
            attributes: map.attributes.iter().map(|attribute| places.attribute(attribute)).collect(),
            zone,
        })
    }

    /// The questions and attributes, with the choices that occurred so far.
    pub fn definitions(&self) -> (Vec<Definition>, Vec<attributes::Definition>) {
        let questions = self.questions.iter().map(|question| question.definition.clone()).collect();
        (questions, self.attributes.iter().map(|attribute| attribute.definition.clone()).collect())
    }

    /// Whether rows name themselves; otherwise ids are made from the file and the row.
    pub fn has_ids(&self) -> bool {
        !matches!(self.id, From::Nowhere)
    }
}

struct Places<'h>(FxHashMap<&'h str, usize>);

impl<'h> Places<'h> {
    fn of(header: &'h [String], map: &Map) -> Result<Self, Refusal> {
        let places: FxHashMap<_, _> = header.iter().enumerate().map(|(place, name)| (name.as_str(), place)).collect();
        let columns = map.columns();
        let missing: Vec<_> = columns.into_iter().filter(|column| !places.contains_key(column)).collect();
        if missing.is_empty() { Ok(Self(places)) } else { Err(refuse_missing(&missing, header)) }
    }

    fn at(&self, column: &str) -> usize {
        self.0[column]
    }

    fn source(&self, source: Option<&Source>) -> From {
        match source {
            None => From::Nowhere,
            Some(Source::Column(column)) => From::At(self.at(column)),
            Some(Source::Fixed(value)) => From::Fixed(value.as_str().into()),
        }
    }

    fn subject(&self, subject: Option<&Subject>) -> From {
        match subject {
            None => From::Nowhere,
            Some(Subject::Column(column)) => From::At(self.at(column)),
            Some(Subject::Key(key)) => From::Fixed(key.as_str().into()),
        }
    }

    fn when(&self, when: &When, zone: &Zone) -> Result<BoundWhen, Refusal> {
        Ok(match when {
            When::Column(column, clock) => BoundWhen::At(self.at(column), clock.clone()),
            When::Fixed(value, clock) => BoundWhen::Fixed(clock.read(value, zone).map_err(|reason| Refusal::field("map, [response]", reason))?),
            When::Parts(parts) => BoundWhen::Parts(parts.clone().map(|part| match part {
                Part::Fixed(number) => BoundPart::Fixed(number),
                Part::Column(column) => BoundPart::At(self.at(&column)),
            })),
        })
    }

    fn question(&self, question: &QuestionMap) -> BoundQuestion {
        let definition = question.definition();
        BoundQuestion {
            at: self.at(&question.column),
            key: question.key().into(),
            decoder: Decoder::new(question, &definition),
            touchpoint: self.subject(question.touchpoint.as_ref()),
            offering: self.subject(question.offering.as_ref()),
            definition,
        }
    }

    fn attribute(&self, attribute: &AttributeMap) -> BoundAttribute {
        let name = attribute.name();
        BoundAttribute {
            at: self.at(&attribute.column),
            definition: attributes::Definition::of(attribute.on, &name, attribute.kind),
            name: name.into(),
            choices: FxHashSet::default(),
            clock: Clock { format: attribute.format.clone() },
            map: attribute.clone(),
        }
    }
}

fn refuse_missing(missing: &[&str], header: &[String]) -> Refusal {
    let known = header.iter().take(40).map(|name| format!("{name:?}")).collect::<Vec<_>>().join(", ");
    let first = missing[0];
    let close = header.iter().find(|name| kernel::name_key(name) == kernel::name_key(first));
    let hint = close.map_or_else(String::new, |name| format!("; did you mean {name:?}?"));
    let detail = format!("the file has no column {first:?} that the map names{hint} Its columns are {known}");
    missing
        .iter()
        .fold(Refusal::new(Code::Invalid, detail), |refusal, column| refusal.at(format!("map, column {column}"), "is not in the header of the file"))
}
