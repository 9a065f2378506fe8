//! A cheap load generator: prepared requests over kept connections on one thread, so that most of the two cores is left to the server.

use std::net::SocketAddr;
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::JoinSet;

use crate::clock::Stopwatch;

/// Requests for one connection.
pub type Requests = Arc<[Vec<u8>]>;

/// Sends each list over a connection of its own, so many times, each request when the one before was answered; gives answers per second. One that is not
/// 2xx or 303 is an error.
pub fn run(address: SocketAddr, lists: &[Requests], times: usize) -> Result<f64> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let mut streams = Vec::new();
        for list in lists {
            let stream = TcpStream::connect(address).await?;
            stream.set_nodelay(true)?;
            streams.push((stream, list.clone()));
        }
        let watch = Stopwatch::start();
        let mut tasks: JoinSet<Result<()>> = streams.into_iter().map(|(stream, list)| send(stream, list, times)).collect();
        while let Some(sent) = tasks.join_next().await {
            sent??;
        }
        let answered = lists.iter().map(|list| list.len()).sum::<usize>() * times;
        Ok(answered as f64 / watch.seconds())
    })
}

async fn send(mut stream: TcpStream, list: Requests, times: usize) -> Result<()> {
    let mut buffer = Vec::with_capacity(1 << 16);
    for request in (0..times).flat_map(|_| list.iter()) {
        stream.write_all(request).await?;
        read_answer(&mut stream, &mut buffer).await?;
    }
    Ok(())
}

/// Reads one answer with a `Content-Length`; anything but 2xx and 303 is an error.
async fn read_answer(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> Result<()> {
    buffer.clear();
    let mut whole = None;
    loop {
        if stream.read_buf(buffer).await? == 0 {
            bail!("the server closed the connection");
        }
        if whole.is_none() {
            whole = length(buffer)?;
        }
        if whole.is_some_and(|whole| buffer.len() >= whole) {
            return Ok(());
        }
    }
}

/// Bytes of the whole answer, as soon as its head is there.
fn length(buffer: &[u8]) -> Result<Option<usize>> {
    let Some(head) = buffer.windows(4).position(|four| four == b"\r\n\r\n") else { return Ok(None) };
    let text = std::str::from_utf8(&buffer[..head])?;
    if !text.starts_with("HTTP/1.1 2") && !text.starts_with("HTTP/1.1 303") {
        bail!("{}", String::from_utf8_lossy(buffer));
    }
    let field = text.lines().find(|line| line.get(..15).is_some_and(|name| name.eq_ignore_ascii_case("content-length:")));
    let body: usize = field.context("no content-length")?[15..].trim().parse()?;
    Ok(Some(head + 4 + body))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case("HTTP/1.1 201 Created\r\nContent-Len", None)]
    #[case("HTTP/1.1 201 Created\r\ncontent-length: 2\r\n\r\n{", Some(45))]
    fn the_length_is_known_with_the_head(#[case] text: &str, #[case] expected: Option<usize>) {
        assert_eq!(length(text.as_bytes()).expect("an answer"), expected);
    }

    #[test]
    fn a_refusal_ends_the_load_with_its_text() {
        let refused = length(b"HTTP/1.1 422 Unprocessable\r\ncontent-length: 2\r\n\r\nno").expect_err("refused").to_string();
        assert!(refused.contains("422"), "{refused}");
    }
}
