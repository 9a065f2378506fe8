//! What the operator decides: flags, each also an environment variable `TOUCHSTONE_…`.

mod mail;
mod webhooks;

use std::fmt;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use clap::{Args, ValueEnum};
use edge::{Network, Site};
use store::sqlite_url;

pub use mail::{ImapServer, Mail, Security, SmtpServer};
pub use webhooks::Webhooks;

/// Where the records are.
#[derive(Args, Clone, Debug)]
pub struct Records {
    /// The data folder; made when it is not there
    #[arg(long, value_name = "DIR", env = "TOUCHSTONE_DATA", default_value = "touchstone-data")]
    pub data: PathBuf,
    /// A PostgreSQL server that holds the records, as `postgres://user@host/name`; the data folder then holds only what can be rebuilt
    #[arg(long, value_name = "URL", env = "TOUCHSTONE_DATABASE", hide_env_values = true)]
    pub database: Option<String>,
    /// How the connection to PostgreSQL is protected
    #[arg(long, value_name = "MODE", env = "TOUCHSTONE_DATABASE_TLS", requires = "database")]
    pub database_tls: Option<Tls>,
    /// The certificate (PEM) that PostgreSQL's own must be signed by
    #[arg(long, value_name = "FILE", env = "TOUCHSTONE_DATABASE_CA", requires = "database")]
    pub database_ca: Option<PathBuf>,
    /// How many connections to the records at once
    #[arg(long, value_name = "N", env = "TOUCHSTONE_CONNECTIONS", default_value_t = 8, value_parser = clap::value_parser!(u32).range(1..=500))]
    pub connections: u32,
    /// How much memory the columns for figures may take, as 512MB or 2GB
    #[arg(long, value_name = "SIZE", env = "TOUCHSTONE_MEMORY", default_value = "1GB")]
    pub memory: Size,
}

/// How far the connection to PostgreSQL is protected; the words are PostgreSQL's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Tls {
    /// Plain
    Disable,
    /// Encrypted when the server can
    Prefer,
    /// Always encrypted
    Require,
    /// Encrypted, and the certificate is signed by a known authority
    VerifyCa,
    /// The same, and it names the host
    VerifyFull,
}

impl Records {
    /// The records in a data folder, with the usual settings.
    pub fn in_folder(data: PathBuf) -> Self {
        Self { data, database: None, database_tls: None, database_ca: None, connections: 8, memory: Size(1 << 30) }
    }

    /// How the store is opened, in the data folder unless on a server.
    pub fn store_in(&self, folder: &Path) -> store::Settings {
        let url = self.database.as_ref().map_or_else(|| sqlite_url(&folder.join("touchstone.db")), |url| self.with_tls(url));
        store::Settings { url, connections: self.connections }
    }

    /// Where the records are, for messages; never with a password.
    pub fn in_words(&self) -> String {
        match &self.database {
            None => format!("records in {}", self.data.display()),
            Some(url) => format!("records at {}", place_of(url)),
        }
    }

    fn with_tls(&self, url: &str) -> String {
        let mode = self.database_tls.and_then(|mode| mode.to_possible_value()).map(|mode| format!("sslmode={}", mode.get_name()));
        let authority = self.database_ca.as_ref().map(|file| format!("sslrootcert={}", encoded(file)));
        let options: Vec<String> = mode.into_iter().chain(authority).collect();
        if options.is_empty() {
            return url.to_owned();
        }
        let joint = if url.contains('?') { '&' } else { '?' };
        format!("{url}{joint}{}", options.join("&"))
    }
}

/// The part of a database's address that holds no secret: neither user and password before it nor options behind it.
fn place_of(url: &str) -> &str {
    let address = url.split(['?', '#']).next().unwrap_or_default();
    address.rsplit_once('@').or_else(|| address.split_once("://")).map_or(address, |(_, place)| place)
}

/// A path as it may stand in the options of an address.
fn encoded(file: &Path) -> String {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'.' | b'_' | b'~');
    file.as_os_str().as_encoded_bytes().iter().map(|byte| if plain(byte) { char::from(*byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

/// How the site is reached.
#[derive(Args, Clone, Debug)]
pub struct Reach {
    /// The address to listen on
    #[arg(long, value_name = "ADDRESS", env = "TOUCHSTONE_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// Where people reach it, when that is not the address listened on, as `https://cx.example.com`
    #[arg(long, value_name = "URL", env = "TOUCHSTONE_BASE_URL")]
    pub base_url: Option<BaseUrl>,
    /// Proxies whose X-Forwarded-For is believed, as 10.0.0.0/8 or an address; several with commas
    #[arg(long, value_name = "NETWORK", env = "TOUCHSTONE_TRUSTED_PROXY", value_delimiter = ',', value_parser = parse_network)]
    pub trusted_proxy: Vec<Network>,
}

/// The part of clap's contract that wants a `Display` error.
fn parse_network(text: &str) -> Result<Network, kernel::Refusal> {
    text.parse()
}

impl Reach {
    /// What answers depend on, given the address that was bound.
    pub fn site(&self, bound: SocketAddr) -> Site {
        let base_url = self.base_url.as_ref().map_or_else(|| format!("http://{bound}"), |url| url.0.clone());
        Site { secure_cookies: base_url.starts_with("https://"), base_url, trusted_proxies: self.trusted_proxy.clone(), ..Site::default() }
    }
}

/// An address of the site, without a slash at the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseUrl(String);

impl fmt::Display for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for BaseUrl {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).unwrap_or_default();
        let parts: Option<http::Uri> = text.parse().ok();
        match parts {
            Some(uri) if !host.is_empty() && uri.query().is_none() => Ok(Self(text.trim_end_matches('/').to_owned())),
            _ => Err("write it as https://cx.example.com".into()),
        }
    }
}

/// A number of bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size(pub u64);

impl FromStr for Size {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let refuse = || "write it as 512MB or 2GB".to_owned();
        let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
        let (number, unit) = text.split_at(digits);
        let unit: u64 = match unit.trim().to_ascii_uppercase().as_str() {
            "" | "B" => 1,
            "K" | "KB" | "KIB" => 1 << 10,
            "M" | "MB" | "MIB" => 1 << 20,
            "G" | "GB" | "GIB" => 1 << 30,
            "T" | "TB" | "TIB" => 1 << 40,
            _ => return Err(refuse()),
        };
        number.parse::<u64>().ok().and_then(|number| number.checked_mul(unit)).filter(|bytes| *bytes >= 1 << 20).map(Self).ok_or_else(refuse)
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser;
    use rstest::rstest;

    use super::*;

    #[derive(Parser)]
    struct Flags {
        #[command(flatten)]
        records: Records,
        #[command(flatten)]
        reach: Reach,
    }

    #[rstest]
    #[case("512MB", Some(512 << 20))]
    #[case("2GiB", Some(2 << 30))]
    #[case("1048576", Some(1 << 20))]
    #[case("much", None)]
    #[case("1", None)]
    #[case("99999999999999999T", None)]
    fn sizes_are_read(#[case] text: &str, #[case] bytes: Option<u64>) {
        assert_eq!(text.parse::<Size>().ok().map(|size| size.0), bytes);
    }

    #[rstest]
    #[case("https://cx.example.com/", Some("https://cx.example.com"))]
    #[case("http://localhost:9/cx", Some("http://localhost:9/cx"))]
    #[case("cx.example.com", None)]
    #[case("https://", None)]
    #[case("https://a/?b", None)]
    fn base_urls_are_read(#[case] text: &str, #[case] url: Option<&str>) {
        assert_eq!(text.parse::<BaseUrl>().ok().map(|url| url.0).as_deref(), url);
    }

    #[test]
    fn tls_goes_into_the_address_of_the_database() {
        let line = "x --database postgres://u@h/d --database-tls verify-full --database-ca /etc/ca.pem";
        let flags = Flags::parse_from(line.split(' '));
        assert_eq!(flags.records.store_in(Path::new("/")).url, "postgres://u@h/d?sslmode=verify-full&sslrootcert=/etc/ca.pem");
    }

    #[rstest]
    #[case("postgres://ada:pa@ss@db:5432/cx?sslmode=require&password=secret", "db:5432/cx")]
    #[case("postgres://db/cx?user=a@b&password=secret", "db/cx")]
    fn messages_about_a_database_keep_its_secrets(#[case] url: &str, #[case] words: &str) {
        assert_eq!(place_of(url), words);
    }

    #[test]
    fn a_path_stays_one_option() {
        assert_eq!(encoded(Path::new("/etc/our ca&x=1.pem")), "/etc/our%20ca%26x%3D1.pem");
    }

    #[test]
    fn cookies_are_bound_to_https_when_people_use_it() {
        let bound = "127.0.0.1:9".parse().expect("an address");
        let plain = Flags::parse_from(["x"]).reach.site(bound);
        let secure = Flags::parse_from(["x", "--base-url", "https://cx.example.com", "--trusted-proxy", "10.0.0.0/8,127.0.0.1"]).reach.site(bound);
        assert_eq!((plain.base_url.as_str(), plain.secure_cookies), ("http://127.0.0.1:9", false));
        assert_eq!((secure.secure_cookies, secure.trusted_proxies.len()), (true, 2));
    }
}
