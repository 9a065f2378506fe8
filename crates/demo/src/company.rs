//! The company itself: its people, its teams, what it sells. Kept in `data/company.toml`.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::accounts::Region;
use crate::touchpoints::Trade;

/// The company.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Company {
    /// Names it for people.
    pub name: String,
    /// Where its days begin.
    pub zone: String,
    /// Where its people get their mail.
    pub mail_domain: String,
    /// Its teams, parents first.
    #[serde(rename = "team")]
    pub teams: Vec<Team>,
    /// Its people; the first one owns the installation.
    #[serde(rename = "member")]
    pub members: Vec<Member>,
    /// What it sells.
    #[serde(rename = "offering")]
    pub offerings: Vec<Offering>,
}

/// A team.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Team {
    /// Names it in files.
    pub key: String,
    /// Names it for people.
    pub name: String,
    /// The key of the team it is a part of.
    pub parent: Option<String>,
}

/// Somebody who works there.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Member {
    /// First and last name.
    pub name: String,
    /// The role in the workspace.
    pub role: String,
    /// The key of the team.
    pub team: Option<String>,
    /// Whether they lead it.
    #[serde(default)]
    pub leads: bool,
}

/// Something it sells.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Offering {
    /// Names it in files.
    pub key: String,
    /// Names it for people.
    pub name: String,
    /// The share of accounts of each tier that have it: gold, silver, bronze.
    pub reach: [f64; 3],
    /// How many requests it causes, compared with the others.
    pub load: f64,
    /// How much better or worse than usual it is, in points of five.
    pub standing: f64,
}

impl Company {
    /// The team of a trade in a region.
    pub fn team(trade: Trade, region: Region) -> String {
        let region = region.key();
        match trade {
            Trade::Sales => "sales".into(),
            Trade::Billing => "billing".into(),
            Trade::Delivery => format!("delivery-{region}"),
            Trade::Support => format!("support-{region}"),
            Trade::Accounts => format!("accounts-{region}"),
        }
    }

    /// The mail address of its owner.
    pub fn owner(&self) -> String {
        self.members.first().map(|member| member.mail(self)).unwrap_or_default()
    }

    /// The people of a team.
    pub fn people<'a>(&'a self, team: &'a str) -> impl Iterator<Item = &'a Member> {
        self.members.iter().filter(move |member| member.team.as_deref() == Some(team))
    }
}

impl Member {
    /// The first name.
    pub fn first_name(&self) -> &str {
        self.name.split(' ').next().unwrap_or_default()
    }

    /// The mail address.
    pub fn mail(&self, company: &Company) -> String {
        format!("{}@{}", crate::contacts::letters(self.first_name()), company.mail_domain)
    }
}

/// The company of the demo.
pub fn company() -> &'static Company {
    static COMPANY: LazyLock<Company> =
        LazyLock::new(|| toml::from_str(include_str!("../data/company.toml")).expect("the file is part of the program and read by a test"));
    &COMPANY
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::touchpoints::Touchpoint;

    #[test]
    fn every_touchpoint_has_a_team_with_people_in_every_region() {
        let company = company();
        for (touchpoint, region) in Touchpoint::ALL.into_iter().flat_map(|touchpoint| Region::ALL.map(|region| (touchpoint, region))) {
            let team = Company::team(touchpoint.trade(), region);
            assert!(company.teams.iter().any(|known| known.key == team) && company.people(&team).next().is_some(), "{team}");
        }
    }

    #[test]
    fn teams_follow_their_parents_and_nobody_shares_a_mail_address() {
        let company = company();
        let mut known = HashSet::new();
        for team in &company.teams {
            assert!(team.parent.as_ref().is_none_or(|parent| known.contains(parent)), "{}", team.key);
            known.insert(&team.key);
        }
        assert!(company.members.iter().all(|member| member.team.as_ref().is_none_or(|team| known.contains(team))));
        assert_eq!(company.members.iter().map(|member| member.mail(company)).collect::<HashSet<_>>().len(), company.members.len());
        assert_eq!(company.members[0].role, "owner");
    }
}
