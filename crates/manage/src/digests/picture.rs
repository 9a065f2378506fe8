//! Small pictures of figures for letters: a scale, the interval, the value as a dot, and the value before as a ring. Drawn here, as PNG.

use std::io::Write as _;

use flate2::write::ZlibEncoder;
use flate2::{Compression, Crc};

use super::content::Figure;

/// Pixels, twice as many as the letter shows, so that it is sharp on fine screens.
const WIDTH: usize = 480;
const HEIGHT: usize = 40;
/// How finely edges are smoothed.
const FINE: usize = 4;
/// Room for the dots at both ends.
const MARGIN: f64 = 16.0;

type Colour = [u8; 3];
/// They stand out on light and on dark paper alike.
const AXIS: Colour = [0x8c, 0x87, 0x7d];
const BAND: Colour = [0x4f, 0x9a, 0x98];
const DOT: Colour = [0x0f, 0x80, 0x7c];

/// The two ends of what is drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale {
    pub low: f64,
    pub high: f64,
}

/// The picture of a figure on a scale; none where there is no value.
pub(super) fn draw(figure: &Figure, scale: Scale) -> Option<Vec<u8>> {
    let value = figure.value.filter(|_| !figure.too_few)?;
    let at = |value: f64| MARGIN + (value.clamp(scale.low, scale.high) - scale.low) / (scale.high - scale.low) * (WIDTH as f64 - 2.0 * MARGIN);
    let middle = HEIGHT as f64 / 2.0;
    let mut canvas = Canvas::new();
    canvas.fill(AXIS, |x, y| (y - middle).abs() < 1.0 && x > MARGIN && x < WIDTH as f64 - MARGIN);
    if scale.low < 0.0 && scale.high > 0.0 {
        let zero = at(0.0);
        canvas.fill(AXIS, |x, y| (x - zero).abs() < 1.0 && (y - middle).abs() < 10.0);
    }
    if let (Some(low), Some(high)) = (figure.low, figure.high) {
        let (low, high) = (at(low), at(high));
        canvas.fill(BAND, |x, y| x >= low && x <= high && (y - middle).abs() < 4.0);
    }
    if let Some(before) = figure.previous {
        let before = at(before);
        canvas.fill(AXIS, |x, y| (7.0..10.0).contains(&(x - before).hypot(y - middle)));
    }
    let dot = at(value);
    canvas.fill(DOT, |x, y| (x - dot).hypot(y - middle) < 9.0);
    Some(png(&canvas.pixels))
}

/// Pixels of red, green, blue and how much they cover.
struct Canvas {
    pixels: Vec<[u8; 4]>,
}

impl Canvas {
    fn new() -> Self {
        Self { pixels: vec![[0; 4]; WIDTH * HEIGHT] }
    }

    /// Paints what a shape covers over what is there.
    fn fill(&mut self, [red, green, blue]: Colour, covers: impl Fn(f64, f64) -> bool) {
        for (place, pixel) in self.pixels.iter_mut().enumerate() {
            let (left, top) = ((place % WIDTH) as f64, (place / WIDTH) as f64);
            let inner = |step: usize| (step as f64 + 0.5) / FINE as f64;
            let hits = (0..FINE * FINE).filter(|step| covers(left + inner(step % FINE), top + inner(step / FINE))).count();
            if hits > 0 {
                let part = hits as f64 / (FINE * FINE) as f64;
                let under = f64::from(pixel[3]) / 255.0;
                let whole = part + under * (1.0 - part);
                let mix = |over: u8, below: u8| ((f64::from(over) * part + f64::from(below) * under * (1.0 - part)) / whole).round() as u8;
                *pixel = [mix(red, pixel[0]), mix(green, pixel[1]), mix(blue, pixel[2]), (whole * 255.0).round() as u8];
            }
        }
    }
}

/// The pixels as a PNG of eight bits and four channels.
fn png(pixels: &[[u8; 4]]) -> Vec<u8> {
    let mut rows = Vec::with_capacity(HEIGHT * (WIDTH * 4 + 1));
    for row in pixels.chunks(WIDTH) {
        rows.push(0);
        rows.extend(row.iter().flatten());
    }
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
    // Writing into memory does not fail.
    let packed = packed.write_all(&rows).and_then(|()| packed.finish()).unwrap_or_default();
    let mut file = vec![0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n'];
    let size = |pixels: usize| u32::try_from(pixels).unwrap_or(0).to_be_bytes();
    let head = [&size(WIDTH)[..], &size(HEIGHT)[..], &[8, 6, 0, 0, 0]].concat();
    for (name, content) in [(b"IHDR", head), (b"IDAT", packed), (b"IEND", Vec::new())] {
        let mut sum = Crc::new();
        sum.update(name);
        sum.update(&content);
        file.extend(size(content.len()));
        file.extend(name);
        file.extend(&content);
        file.extend(sum.sum().to_be_bytes());
    }
    file
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    const NPS: Scale = Scale { low: -100.0, high: 100.0 };

    /// The pixels of a picture of ours, read back.
    fn pixels(file: &[u8]) -> Vec<[u8; 4]> {
        let start = file.windows(4).position(|name| name == b"IDAT").expect("content") + 4;
        let length = u32::from_be_bytes(file[start - 8..start - 4].try_into().expect("four bytes")) as usize;
        let mut rows = Vec::new();
        flate2::read::ZlibDecoder::new(&file[start..start + length]).read_to_end(&mut rows).expect("unpacked");
        rows.chunks(WIDTH * 4 + 1).flat_map(|row| row[1..].chunks(4)).map(|pixel| pixel.try_into().expect("four channels")).collect()
    }

    #[test]
    fn a_dot_stands_at_the_value_within_its_interval() {
        let figure = Figure { value: Some(0.0), low: Some(-50.0), high: Some(50.0), previous: Some(100.0), n: 4, ..Figure::default() };
        let file = draw(&figure, NPS).expect("a picture");
        assert!(file.starts_with(b"\x89PNG\r\n\x1a\n") && file.len() < 4_000, "{} bytes", file.len());
        let pixels = pixels(&file);
        let at = |x: usize| pixels[HEIGHT / 2 * WIDTH + x];
        assert_eq!(at(WIDTH / 2), [DOT[0], DOT[1], DOT[2], 255]);
        assert_eq!(at(WIDTH / 4 + 20), [BAND[0], BAND[1], BAND[2], 255], "inside of the interval");
        assert_eq!(at(40), [AXIS[0], AXIS[1], AXIS[2], 255], "outside of it");
        assert_eq!(pixels[0][3], 0, "paper shows through");
    }

    #[test]
    fn what_was_not_computed_is_not_drawn() {
        assert_eq!(draw(&Figure { n: 3, ..Figure::default() }, NPS), None);
        assert_eq!(draw(&Figure { value: Some(1.0), too_few: true, ..Figure::default() }, NPS), None);
    }
}
