//! Workspaces: separate sets of customers, members and answers, each with its zone and its rule of anonymity.

mod routes;
mod store;

use kernel::{Currency, Id, Refusal, Time, Workspace, Zone};

use crate::checks;

pub(crate) use routes::routes;
pub(crate) use store::{all_ids, lock, name};
pub use store::{create, create_by_operator, settings, zone};

/// What a workspace is set to.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// The workspace.
    pub id: Id<Workspace>,
    /// Names it in headers and on the command line.
    pub key: String,
    /// Names it for people.
    pub name: String,
    /// Where its days and months begin.
    pub zone: Zone,
    /// Language and region of its pages, as in `de` or `en-GB`.
    pub locale: String,
    /// ISO 4217 code of the currency its money is reported in.
    pub currency: String,
    /// No figure about fewer people than this is shown.
    pub min_people: i64,
    /// When it was made.
    pub made_at: Time,
    /// Counts its changes.
    pub revision: i64,
}

/// A workspace to be made.
#[derive(Clone, Debug, PartialEq)]
pub struct NewWorkspace {
    key: String,
    name: String,
    zone: Zone,
    locale: String,
    currency: String,
    min_people: i64,
}

impl NewWorkspace {
    /// A workspace with the usual settings: UTC, English, euro, no least number of people.
    pub fn named(key: &str, name: &str) -> Result<Self, Refusal> {
        let (key, name) = (checks::slug("key", key)?, kernel::text::line("name", name, 200)?);
        Ok(Self { key, name, zone: Zone::utc(), locale: "en".into(), currency: "EUR".into(), min_people: 1 })
    }

    /// The same workspace in another zone, by its IANA name.
    pub fn in_zone(self, zone: &str) -> Result<Self, Refusal> {
        Ok(Self { zone: checked_zone(zone)?, ..self })
    }

    /// The same workspace in another language and region.
    pub fn in_locale(self, locale: &str) -> Result<Self, Refusal> {
        Ok(Self { locale: checked_locale(locale)?, ..self })
    }

    /// The same workspace with another currency.
    pub fn in_currency(self, currency: &str) -> Result<Self, Refusal> {
        Ok(Self { currency: checked_currency(currency)?, ..self })
    }

    /// The same workspace with a least number of people.
    pub fn with_min_people(self, min_people: i64) -> Result<Self, Refusal> {
        Ok(Self { min_people: checked_min_people(min_people)?, ..self })
    }
}

fn checked_zone(zone: &str) -> Result<Zone, Refusal> {
    zone.parse().map_err(|refusal: Refusal| Refusal::field("zone", refusal.detail))
}

fn checked_locale(locale: &str) -> Result<String, Refusal> {
    let (language, region) = locale.split_once('-').map_or((locale, None), |(language, region)| (language, Some(region)));
    let fits = (2..=3).contains(&language.len())
        && language.bytes().all(|byte| byte.is_ascii_lowercase())
        && region.is_none_or(|region| region.len() == 2 && region.bytes().all(|byte| byte.is_ascii_uppercase()));
    if fits { Ok(locale.into()) } else { Err(Refusal::field("locale", format!("{locale:?} is no locale: write it as de or en-GB"))) }
}

fn checked_currency(currency: &str) -> Result<String, Refusal> {
    let known: Currency = currency.parse().map_err(|refusal: Refusal| Refusal::field("currency", refusal.detail))?;
    Ok(known.code().to_owned())
}

fn checked_min_people(min_people: i64) -> Result<i64, Refusal> {
    if (1..=1000).contains(&min_people) { Ok(min_people) } else { Err(Refusal::field("min_people", "is not between 1 and 1000")) }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("de", true)]
    #[case("en-GB", true)]
    #[case("EN", false)]
    #[case("en-gb", false)]
    fn locales_are_checked(#[case] locale: &str, #[case] fits: bool) {
        assert_eq!(checked_locale(locale).is_ok(), fits);
    }

    #[test]
    fn settings_are_checked_one_by_one() {
        let workspace = NewWorkspace::named("emea", "EMEA").expect("fits");
        assert!(workspace.clone().in_zone("Europe/Berlin").is_ok() && workspace.clone().in_zone("Berlin").is_err());
        assert!(workspace.clone().in_currency("CHF").is_ok() && workspace.clone().in_currency("euro").is_err());
        assert!(workspace.clone().with_min_people(5).is_ok() && workspace.with_min_people(0).is_err());
        assert!(NewWorkspace::named("EMEA", "EMEA").is_err());
    }
}
