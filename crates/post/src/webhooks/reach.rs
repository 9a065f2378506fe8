//! How far deliveries may go: out into the world, and into networks that the operator allows. Looked at when an address is dialled, after its name
//! was resolved.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::Arc;

use edge::Network;

use super::Trouble;

/// Networks that belong to nobody in the world, or to ourselves (RFC 6890 and the registries after it).
const INTERNAL: &[&str] = &[
    "0.0.0.0/8",
    "10.0.0.0/8",
    "100.64.0.0/10",
    "127.0.0.0/8",
    // Link-local, and where clouds tell their machines secrets.
    "169.254.0.0/16",
    "172.16.0.0/12",
    "192.0.0.0/24",
    "192.0.2.0/24",
    "192.88.99.0/24",
    "192.168.0.0/16",
    "198.18.0.0/15",
    "198.51.100.0/24",
    "203.0.113.0/24",
    "224.0.0.0/3",
    // The same of one cloud, at a public address.
    "168.63.129.16/32",
    "2001::/23",
    "2001:db8::/32",
    "3fff::/20",
];

/// The networks that the operator allows besides the world; cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Reach(Arc<[Network]>);

impl Reach {
    /// The world and these networks.
    pub fn new(allowed: Vec<Network>) -> Self {
        Self(allowed.into())
    }

    /// Whether some network is allowed besides the world.
    pub(crate) fn is_extended(&self) -> bool {
        !self.0.is_empty()
    }

    /// Whether this address may be dialled. Without encryption only what was allowed may.
    pub fn admits(&self, address: IpAddr, encrypted: bool) -> Result<(), Trouble> {
        let plain = embedded(address);
        if self.0.iter().any(|network| network.contains(address) || network.contains(plain)) {
            return Ok(());
        }
        match (is_internal(plain), encrypted) {
            (true, _) => Err(Trouble::InternalAddress),
            (false, true) => Ok(()),
            (false, false) => Err(Trouble::NotEncrypted),
        }
    }
}

/// The address of the old kind that a new one stands for: mapped (RFC 4291), translated (RFC 6052) or tunnelled (RFC 3056).
fn embedded(address: IpAddr) -> IpAddr {
    let IpAddr::V6(six) = address.to_canonical() else { return address.to_canonical() };
    let parts = six.segments();
    let four = |high: u16, low: u16| IpAddr::V4(Ipv4Addr::from_bits(u32::from(high) << 16 | u32::from(low)));
    match parts {
        [0x64, 0xff9b, 0, 0, 0, 0, high, low] | [0x2002, high, low, ..] => four(high, low),
        _ => IpAddr::V6(six),
    }
}

fn is_internal(address: IpAddr) -> bool {
    let listed = || INTERNAL.iter().any(|network| network.parse::<Network>().is_ok_and(|network| network.contains(address)));
    match address {
        IpAddr::V4(_) => listed(),
        IpAddr::V6(six) => !is_global(six) || listed(),
    }
}

/// Global addresses are given out of `2000::/3` only.
fn is_global(address: Ipv6Addr) -> bool {
    address.segments()[0] >> 13 == 1
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[test]
    fn the_list_is_one_of_networks() {
        assert!(INTERNAL.iter().all(|network| network.parse::<Network>().is_ok()));
    }

    #[rstest]
    #[case("8.8.8.8", true)]
    #[case("172.15.255.255", true)]
    #[case("2606:4700::1111", true)]
    #[case("64:ff9b::808:808", true)]
    #[case("0.0.0.0", false)]
    #[case("10.0.0.1", false)]
    #[case("100.100.100.200", false)]
    #[case("127.0.0.1", false)]
    #[case("127.255.255.254", false)]
    #[case("169.254.169.254", false)]
    #[case("172.16.0.1", false)]
    #[case("172.31.255.255", false)]
    #[case("192.168.1.1", false)]
    #[case("198.18.0.1", false)]
    #[case("224.0.0.1", false)]
    #[case("255.255.255.255", false)]
    #[case("168.63.129.16", false)]
    #[case("::", false)]
    #[case("::1", false)]
    #[case("::ffff:127.0.0.1", false)]
    #[case("::ffff:169.254.169.254", false)]
    #[case("::127.0.0.1", false)]
    #[case("64:ff9b::7f00:1", false)]
    #[case("64:ff9b:1::a00:1", false)]
    #[case("2002:7f00:1::", false)]
    #[case("2001:0:4136:e378::1", false)]
    #[case("2001:db8::1", false)]
    #[case("fc00::1", false)]
    #[case("fd00:ec2::254", false)]
    #[case("fe80::1", false)]
    #[case("fec0::1", false)]
    #[case("ff02::1", false)]
    fn our_own_walls_are_not_passed(#[case] address: &str, #[case] outside: bool) {
        let address = address.parse().expect("an address");
        assert_eq!(Reach::default().admits(address, true), if outside { Ok(()) } else { Err(Trouble::InternalAddress) });
    }

    #[rstest]
    #[case("10.0.0.0/8", "10.1.2.3", Ok(()))]
    #[case("10.0.0.0/8", "::ffff:10.1.2.3", Ok(()))]
    #[case("10.0.0.0/8", "192.168.0.1", Err(Trouble::InternalAddress))]
    #[case("10.0.0.0/8", "8.8.8.8", Err(Trouble::NotEncrypted))]
    #[case("::1", "::1", Ok(()))]
    #[case("0.0.0.0/0", "8.8.8.8", Ok(()))]
    fn what_the_operator_allows_is_reached_without_encryption(#[case] allowed: &str, #[case] address: &str, #[case] expected: Result<(), Trouble>) {
        let reach = Reach::new(vec![allowed.parse().expect("a network")]);
        assert_eq!(reach.admits(address.parse().expect("an address"), false), expected);
    }
}
