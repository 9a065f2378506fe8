//! Where a request comes from, seen through the proxies that are trusted.

use std::convert::Infallible;
use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::str::FromStr;

use axum::extract::{ConnectInfo, FromRequestParts};
use http::HeaderMap;
use http::request::Parts;
use kernel::{Code, Refusal};

use crate::house::House;

/// The caller's address; `None` on the local socket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Address(pub Option<IpAddr>);

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(address) => address.fmt(f),
            None => f.write_str("local"),
        }
    }
}

impl FromRequestParts<House> for Address {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Infallible> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(socket)| socket.ip().to_canonical());
        Ok(Self(peer.map(|peer| seen_through(&house.site.trusted_proxies, peer, &parts.headers))))
    }
}

/// Walks `X-Forwarded-For` from the right for as long as the speaker is a trusted proxy.
fn seen_through(trusted: &[Network], peer: IpAddr, headers: &HeaderMap) -> IpAddr {
    let forwarded: Vec<&str> =
        headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok()).flat_map(|list| list.split(',')).collect();
    let mut speaker = peer;
    for claim in forwarded.iter().rev() {
        if !trusted.iter().any(|network| network.contains(speaker)) {
            break;
        }
        let Ok(address) = claim.trim().parse::<IpAddr>() else { break };
        speaker = address.to_canonical();
    }
    speaker
}

/// A range of addresses: `10.0.0.0/8`, or one address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Network {
    base: IpAddr,
    bits: u32,
}

impl Network {
    /// Whether the address lies within.
    pub fn contains(&self, address: IpAddr) -> bool {
        match (self.base, address) {
            (IpAddr::V4(base), IpAddr::V4(address)) => agree(base.to_bits().into(), address.to_bits().into(), 32 - self.bits),
            (IpAddr::V6(base), IpAddr::V6(address)) => agree(base.to_bits(), address.to_bits(), 128 - self.bits),
            _ => false,
        }
    }
}

fn agree(base: u128, address: u128, free_bits: u32) -> bool {
    (base ^ address).checked_shr(free_bits).unwrap_or(0) == 0
}

impl FromStr for Network {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        let refuse = || Refusal::new(Code::InvalidParameter, format!("{text:?} is not a network: write it as 10.0.0.0/8 or as one address"));
        let (base, bits) = text.split_once('/').map_or((text, None), |(base, bits)| (base, Some(bits)));
        let base: IpAddr = base.trim().parse().map_err(|_| refuse())?;
        let width = if base.is_ipv4() { 32 } else { 128 };
        let bits = bits.map_or(Ok(width), |bits| bits.trim().parse().map_err(|_| refuse()))?;
        if bits <= width { Ok(Self { base, bits }) } else { Err(refuse()) }
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("10.0.0.0/8", "10.9.8.7", true)]
    #[case("10.0.0.0/8", "11.0.0.1", false)]
    #[case("127.0.0.1", "127.0.0.1", true)]
    #[case("127.0.0.1", "127.0.0.2", false)]
    #[case("::/0", "2001:db8::1", true)]
    #[case("0.0.0.0/0", "2001:db8::1", false)]
    #[case("2001:db8::/32", "2001:db8:1::1", true)]
    fn a_network_contains_its_addresses(#[case] network: &str, #[case] address: &str, #[case] within: bool) {
        assert_eq!(network.parse::<Network>().expect("network").contains(address.parse().expect("address")), within);
    }

    #[rstest]
    #[case("203.0.113.9", "198.51.100.1", "203.0.113.9")]
    #[case("10.0.0.1", "198.51.100.1", "198.51.100.1")]
    #[case("10.0.0.1", "1.2.3.4, 198.51.100.1", "198.51.100.1")]
    #[case("10.0.0.1", "198.51.100.1, 10.0.0.2", "198.51.100.1")]
    #[case("10.0.0.1", "nonsense", "10.0.0.1")]
    fn only_trusted_proxies_are_believed(#[case] peer: &str, #[case] forwarded: &str, #[case] seen: &str) {
        let trusted = ["10.0.0.0/8".parse().expect("network")];
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", forwarded.parse().expect("header"));
        assert_eq!(seen_through(&trusted, peer.parse().expect("address"), &headers).to_string(), seen);
    }

    #[test]
    fn what_is_no_network_is_refused() {
        assert!(["10.0.0.0/33", "ten", "10.0.0.0/x"].iter().all(|text| text.parse::<Network>().is_err()));
    }
}
