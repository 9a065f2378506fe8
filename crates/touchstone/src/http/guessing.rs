//! Pages that need no log-in are found by the token in their address: whoever tries many of these that lead nowhere has to wait.

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use edge::{Address, House, Problem};
use http::StatusCode;

/// Middleware: counts links that lead nowhere, per network address. A good link works at any time.
pub async fn slow_down(State(house): State<House>, address: Address, request: Request, next: Next) -> Response {
    let headers = is_by_token(request.uri().path()).then(|| request.headers().clone());
    let response = next.run(request).await;
    let Some(headers) = headers.filter(|_| response.status() == StatusCode::NOT_FOUND) else { return response };
    match identity::count_dead_link(&house, address).await {
        Ok(Some(seconds)) => post::page::too_many(&headers, seconds),
        Ok(None) => response,
        Err(error) => {
            // Notes it in the log; the link leads nowhere all the same.
            let _ = Problem::from(error);
            response
        }
    }
}

/// The pages of cases, surveys, answers and of the way out of letters.
fn is_by_token(path: &str) -> bool {
    let mut parts = path.split('/').skip(1);
    matches!(parts.next(), Some("c" | "s" | "a" | "u")) && parts.next().is_some() && parts.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_by_token_are_told_from_all_else() {
        assert!(["/c/x", "/s/x", "/a/x", "/u/x"].into_iter().all(is_by_token));
        assert!(["/s/x/logo", "/s", "/v1/s", "/assets/x", "/w/x", "/"].into_iter().all(|path| !is_by_token(path)));
    }
}
