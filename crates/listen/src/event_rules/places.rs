//! The codes of what events are about: touchpoints, channels and offerings that are not here yet are made.

use std::collections::{BTreeSet, HashMap};

use customers::offerings;
use store::{Error, Tx};

use super::About;
use crate::words::{self, Codes, Dimension};

/// Codes by name.
pub(crate) struct Places {
    touchpoints: HashMap<String, i64>,
    channels: Codes,
    offerings: HashMap<String, i64>,
}

/// What an interaction keeps of what it is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Placed {
    pub touchpoint: Option<i64>,
    pub channel: Option<i64>,
    pub offering: Option<i64>,
}

impl Places {
    /// The codes of all that is named here.
    pub async fn of(tx: &mut Tx<'_>, abouts: &[&About<'_>]) -> Result<Self, Error> {
        let channels = words::codes_for(tx, Dimension::Channel, abouts.iter().filter_map(|one| one.channel.as_deref()).collect()).await?;
        let touchpoints = distinct(abouts.iter().filter_map(|one| one.touchpoint.as_deref()));
        let touchpoints = journeys::touchpoints::codes_for(tx, &touchpoints, true).await?;
        let offerings = distinct(abouts.iter().filter_map(|one| one.offering.as_deref()));
        let offerings = offerings::codes_for(tx, &offerings, true).await?;
        Ok(Self { touchpoints, channels, offerings })
    }

    /// The codes of one of them.
    pub fn placed(&self, about: &About<'_>) -> Placed {
        let code = |codes: &HashMap<String, i64>, key: Option<&str>| key.and_then(|key| codes.get(key)).copied();
        Placed {
            touchpoint: code(&self.touchpoints, about.touchpoint.as_deref()),
            channel: about.channel.as_deref().and_then(|word| self.channels.get(word)).copied(),
            offering: code(&self.offerings, about.offering.as_deref()),
        }
    }
}

fn distinct<'n>(names: impl Iterator<Item = &'n str>) -> Vec<&'n str> {
    names.collect::<BTreeSet<_>>().into_iter().collect()
}
