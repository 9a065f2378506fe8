//! Answers on an address for everybody, and on the local socket for the operator.

use std::fs::{self, Permissions};
use std::net::SocketAddr;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result};
use axum::Router;
use axum::serve::ListenerExt;
use tokio::net::{TcpListener, UnixListener};

use crate::stop::Stopped;

/// How long requests may go on after the word to stop.
const FAREWELL: Duration = Duration::from_secs(20);

/// Takes the address; nobody is answered yet.
pub async fn bind(address: SocketAddr) -> Result<TcpListener> {
    TcpListener::bind(address)
        .await
        .with_context(|| format!("{address} cannot be listened on: is another program there? --listen takes another address"))
}

/// Makes the local socket, for this user only.
pub fn bind_socket(path: &Path) -> Result<UnixListener> {
    let socket = UnixListener::bind(path).with_context(|| format!("the local socket {} cannot be made", path.display()))?;
    fs::set_permissions(path, Permissions::from_mode(0o600)).with_context(|| format!("{} cannot be protected", path.display()))?;
    Ok(socket)
}

/// Answers everybody until the word to stop, then lets requests end.
pub async fn serve_everybody(listener: TcpListener, router: Router, stopped: Stopped) -> Result<()> {
    // Answers are small and written whole: waiting to fill a packet would only delay them.
    let listener = listener.tap_io(|stream| {
        let _ = stream.set_nodelay(true);
    });
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let (ending, farewell) = (stopped.clone(), stopped);
    let serving = axum::serve(listener, service).with_graceful_shutdown(async move { ending.wait().await });
    until_farewell(serving.into_future(), farewell).await
}

/// The same for the operator on the local socket.
pub async fn serve_operator(socket: UnixListener, router: Router, stopped: Stopped) -> Result<()> {
    let (ending, farewell) = (stopped.clone(), stopped);
    let serving = axum::serve(socket, router).with_graceful_shutdown(async move { ending.wait().await });
    until_farewell(serving.into_future(), farewell).await
}

async fn until_farewell(serving: impl Future<Output = std::io::Result<()>>, stopped: Stopped) -> Result<()> {
    let overdue = async {
        stopped.wait().await;
        tokio::time::sleep(FAREWELL).await;
    };
    tokio::select! {
        ended = serving => ended.context("listening failed"),
        () = overdue => {
            tracing::warn!("some requests were cut off: they did not end within {} seconds", FAREWELL.as_secs());
            Ok(())
        }
    }
}
