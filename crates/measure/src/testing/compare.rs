//! Whether two evaluators mean the same.

use crate::product::{Cluster, Point, Product, Tally};

/// Fails with the first difference; numbers may differ by `tolerance`, relative to their size.
pub fn assert_same(left: &Product, right: &Product, tolerance: f64) {
    let found = difference(left, right, tolerance);
    assert!(found.is_none(), "{}", found.unwrap_or_default());
}

/// The first difference, in words.
pub fn difference(left: &Product, right: &Product, tolerance: f64) -> Option<String> {
    let keys = |product: &Product| product.cells.iter().map(|cell| (cell.by.clone(), cell.period)).collect::<Vec<_>>();
    if keys(left) != keys(right) {
        return Some(format!("the cells differ:\n{:?}\n{:?}", keys(left), keys(right)));
    }
    let cells = left
        .cells
        .iter()
        .zip(&right.cells)
        .find_map(|(a, b)| tallies(&a.tally, &b.tally, tolerance).map(|what| format!("cell {:?} in period {:?}: {what}", a.by, a.period)));
    cells.or_else(|| tallies(&left.total, &right.total, tolerance).map(|what| format!("total: {what}")))
}

fn tallies(left: &Tally, right: &Tally, tolerance: f64) -> Option<String> {
    let near = |a: f64, b: f64| (a - b).abs() <= tolerance * a.abs().max(b.abs()).max(1.0);
    let (a, b) = (merged(left, tolerance), merged(right, tolerance));
    let same_point =
        |((score, x), (other, y)): (&(f64, Point), &(f64, Point))| near(*score, *other) && x.n == y.n && near(x.w, y.w) && near(x.w2, y.w2);
    if a.len() != b.len() || !a.iter().zip(&b).all(same_point) {
        return Some(format!("points {a:?} against {b:?}"));
    }
    let (a, b) = (sorted(left), sorted(right));
    if a.len() != b.len() || !a.iter().zip(&b).all(|(x, y)| near(x.w, y.w) && near(x.wy, y.wy)) {
        return Some(format!("clusters {a:?} against {b:?}"));
    }
    (left.people != right.people).then(|| format!("{:?} people against {:?}", left.people, right.people))
}

/// Means that differ by rounding only are one point.
fn merged(tally: &Tally, tolerance: f64) -> Vec<(f64, Point)> {
    let mut points: Vec<(f64, Point)> = Vec::new();
    for (score, point) in &tally.points {
        match points.last_mut() {
            Some((last, sum)) if (score.0 - *last).abs() <= tolerance => {
                *sum = Point { n: sum.n + point.n, w: sum.w + point.w, w2: sum.w2 + point.w2 };
            }
            _ => points.push((score.0, *point)),
        }
    }
    points
}

/// Clusters in an order that rounding does not change.
fn sorted(tally: &Tally) -> Vec<Cluster> {
    let mut clusters = tally.clusters.clone();
    let rounded = |number: f64| (number * 1e6).round() as i64;
    clusters.sort_by_key(|cluster| (rounded(cluster.w), rounded(cluster.wy)));
    clusters
}
