//! Endings with their addresses, and quotas.

use super::Report;
use super::scope::named;
use crate::{Definition, Ending};

const ADDRESS_LENGTH: usize = 2_000;

pub fn check(definition: &Definition, report: &mut Report) {
    for (at, ending) in definition.endings.iter().enumerate() {
        if let Some(fault) = ending.redirect.as_deref().and_then(fault_of_address) {
            report.error(format_args!("endings[{at}].redirect"), fault);
        }
    }
    for (at, quota) in definition.quotas.iter().enumerate() {
        if !definition.endings.iter().any(|ending: &Ending| ending.key == quota.ending) {
            report.error(format_args!("quotas[{at}].ending"), format!("there is no ending {:?}: name another", quota.ending));
        }
        if quota.limit == 0 {
            report.error(format_args!("quotas[{at}].limit"), "turns everybody away: say how many are wanted");
        }
    }
    settings(definition, report);
}

/// What is wrong with an address people are taken to. Values may stand in its path and behind, never in what decides where it leads.
pub fn fault_of_address(address: &str) -> Option<String> {
    let Some(rest) = address.strip_prefix("https://") else { return Some("does not begin with https://: give a whole, safe address".to_owned()) };
    let host = &rest[..rest.find(['/', '?', '#']).unwrap_or(rest.len())];
    if named(host).next().is_some() || host.contains(['{', '}']) {
        return Some("has a value in the name of the site, which would let anybody lead people elsewhere: write the name out".to_owned());
    }
    if host.contains('@') {
        return Some("has a name or password before the site: leave it out".to_owned());
    }
    let (name, port) = host.rsplit_once(':').map_or((host, None), |(name, port)| (name, Some(port)));
    let plain = name.split('.').all(|label| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-'));
    let numbered = port.is_none_or(|port| port.parse::<u16>().is_ok());
    if !plain || !numbered {
        return Some(format!("{host:?} is not the name of a site: write it as in https://example.org/thanks"));
    }
    let odd = address.chars().any(|c| c.is_control() || c == '\\') || outside_values(address).contains(char::is_whitespace);
    if odd {
        Some("has a blank or a sign that addresses do not have: leave it out".to_owned())
    } else {
        (address.len() > ADDRESS_LENGTH).then(|| format!("is longer than {ADDRESS_LENGTH} bytes: shorten it"))
    }
}

/// The address without the values in it.
fn outside_values(address: &str) -> String {
    let words = |piece| if let crate::pipe::Piece::Words(words) = piece { words } else { "" };
    crate::pipe::pieces(address).into_iter().map(words).collect()
}

fn settings(definition: &Definition, report: &mut Report) {
    let settings = &definition.settings;
    if settings.anonymous.is_some_and(|people| people < 2) {
        report.error("settings.anonymous", "a figure that rests on one person names them: give at least 2, better 5");
    }
    if settings.redact.iter().enumerate().any(|(at, kind)| settings.redact[..at].contains(kind)) {
        report.warning("settings.redact", "one of them is there twice: leave it out");
    }
}

#[cfg(test)]
mod tests {
    use super::fault_of_address;

    #[rstest::rstest]
    #[case("https://example.org", true)]
    #[case("https://example.org:8443/thanks?who={{hidden.order|none at all}}#end", true)]
    #[case("https://bücher.example/", true)]
    #[case("http://example.org", false)]
    #[case("//example.org", false)]
    #[case("javascript:alert(1)", false)]
    #[case("https://", false)]
    #[case("https:///path", false)]
    #[case("https://{{hidden.site}}/", false)]
    #[case("https://example.org{{hidden.site}}", false)]
    #[case("https://ada:secret@example.org", false)]
    #[case("https://example.org\\@evil.example", false)]
    #[case("https://example.org/a b", false)]
    #[case("https://example.org/\r\nSet-Cookie: a=b", false)]
    #[case("https://example.org:port/", false)]
    fn addresses(#[case] address: &str, #[case] good: bool) {
        assert_eq!(fault_of_address(address).is_none(), good, "{:?}", fault_of_address(address));
    }
}
