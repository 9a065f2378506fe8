//! The address of a mail server, as an operator writes it.

use percent_encoding::percent_decode_str;
use reqwest::Url;

use super::Security;

/// The parts that the addresses of all mail servers have.
pub(super) struct Address {
    pub host: String,
    pub port: Option<u16>,
    pub security: Security,
    /// Name and password.
    pub login: Option<(String, String)>,
    /// What stands behind the host, without the slash.
    pub path: String,
}

impl Address {
    /// Reads `scheme://` (STARTTLS) or `schemes://` (TLS from the start); whoever writes it otherwise is told the form.
    pub fn read(text: &str, scheme: &str, form: &str) -> Result<Self, String> {
        let url: Url = text.parse().map_err(|_| form.to_owned())?;
        let host = url.host_str().filter(|host| !host.is_empty()).ok_or(form)?.trim_matches(['[', ']']).to_owned();
        let security = match (url.scheme().strip_prefix(scheme), url.query()) {
            (Some("s"), None) => Security::Implicit,
            (Some(""), None | Some("tls=required")) => Security::Starttls,
            (Some(""), Some("tls=none")) => Security::Clear,
            _ => return Err(form.into()),
        };
        let plain = |text: &str| percent_decode_str(text).decode_utf8().map(String::from).map_err(|_| form.to_owned());
        let login = match url.password() {
            Some(password) => Some((plain(url.username())?, plain(password)?)),
            None if url.username().is_empty() => None,
            None => return Err(form.into()),
        };
        let near = host == "localhost" || host.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback());
        if login.is_some() && security == Security::Clear && !near {
            return Err("a password is not sent in the clear to another machine: leave out ?tls=none".into());
        }
        Ok(Self { host, port: url.port(), security, login, path: plain(url.path().trim_start_matches('/'))? })
    }
}
