//! The way to a mailbox: in the clear, with TLS from the start, or after STARTTLS.

use std::fmt::Debug;
use std::io;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result};
use async_imap::Client;
use rustls::pki_types::ServerName;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;

use super::round::Trouble;
use crate::settings::{ImapServer, Security};
use crate::trust;

/// What protects a connection: whom we trust, and the name that the server has to prove.
pub(super) struct Tls {
    connector: TlsConnector,
    name: ServerName<'static>,
}

/// A connection, protected or not.
pub(super) trait Wire: AsyncRead + AsyncWrite + Unpin + Send + Debug {}

impl<T: AsyncRead + AsyncWrite + Unpin + Send + Debug> Wire for T {}

pub(super) type Open = Client<Box<dyn Wire>>;

/// The protection that the server's address asks for. The authority of a file is trusted besides the known ones.
pub(super) fn tls(server: &ImapServer, authority: Option<&Path>) -> Result<Option<Tls>> {
    if server.security == Security::Clear {
        return Ok(None);
    }
    let config = trust::config(authority)?;
    let name = ServerName::try_from(server.host.clone()).context("TLS needs a host's name or address")?;
    Ok(Some(Tls { connector: TlsConnector::from(Arc::new(config)), name }))
}

/// Connects; nothing is said before the connection is protected, unless the operator wants it so.
pub(super) async fn connect(server: &ImapServer, tls: Option<&Tls>) -> Result<Open, Trouble> {
    let plain = TcpStream::connect((server.host.as_str(), server.port)).await.map_err(Trouble::Unreachable)?;
    match (tls, server.security) {
        (Some(tls), Security::Implicit) => greeted(protect(tls, plain).await?).await,
        (Some(tls), _) => {
            let mut client = Client::new(plain);
            greet(&mut client).await?;
            client.run_command_and_check_ok("STARTTLS", None).await.map_err(|_| Trouble::Unprotected("it knows no STARTTLS".into()))?;
            Ok(Client::new(Box::new(protect(tls, client.into_inner()).await?)))
        }
        (None, _) => greeted(plain).await,
    }
}

async fn protect(tls: &Tls, stream: TcpStream) -> Result<impl Wire + use<>, Trouble> {
    tls.connector.connect(tls.name.clone(), stream).await.map_err(|error| Trouble::Unprotected(error.to_string()))
}

async fn greeted(stream: impl Wire + 'static) -> Result<Open, Trouble> {
    let mut client: Open = Client::new(Box::new(stream));
    greet(&mut client).await?;
    Ok(client)
}

async fn greet<W: Wire>(client: &mut Client<W>) -> Result<(), Trouble> {
    match client.read_response().await {
        Ok(Some(_)) => Ok(()),
        Ok(None) => Err(Trouble::Unreachable(io::ErrorKind::ConnectionAborted.into())),
        Err(error) => Err(Trouble::Unreachable(error)),
    }
}
