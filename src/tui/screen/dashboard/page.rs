//! A page of texts and figures, larger than the screen: blocks are written on sheets, sheets are laid onto the page.

use crate::text::width::columns;
use crate::tui::theme::Role;

/// A count and the filter that lets through exactly what it counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Figure {
    pub(crate) count: u32,
    pub(crate) filter: String,
}

/// Which block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Block {
    Totals,
    Stages,
    Lights,
    League,
    Quarters,
    Flow,
    Slips,
    Measures,
}

/// A text at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) at: (u16, u16),
    pub(super) role: Role,
    pub(super) text: String,
}

/// A figure at a place: so many columns from `at`, the number at their right end, a column for the mark before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Spot {
    pub(crate) at: (u16, u16),
    pub(crate) width: u16,
    pub(crate) block: Block,
    pub(super) role: Role,
    pub(crate) figure: Figure,
}

impl Spot {
    /// Its middle, for finding the nearest.
    fn centre(&self) -> (i32, i32) {
        let (x, y) = self.at;
        (i32::from(x) + i32::from(self.width) / 2, i32::from(y))
    }

    pub(super) fn is_at(&self, at: (u16, u16)) -> bool {
        at.1 == self.at.1 && (self.at.0..self.at.0 + self.width).contains(&at.0)
    }
}

/// What a block wrote.
#[derive(Debug, Clone)]
pub(super) struct Sheet {
    block: Block,
    pub(super) width: u16,
    pub(super) height: u16,
    pieces: Vec<Piece>,
    spots: Vec<Spot>,
}

impl Sheet {
    /// An empty sheet of this width with a heading.
    pub(super) fn new(block: Block, width: u16, heading: &str) -> Self {
        let mut sheet = Self {
            block,
            width,
            height: 0,
            pieces: Vec::new(),
            spots: Vec::new(),
        };
        if !heading.is_empty() {
            sheet.text((0, 0), Role::Title, heading);
        }
        sheet
    }

    /// Writes a text, cut at the sheet's edge; tells how many columns it took.
    pub(super) fn text(&mut self, at: (u16, u16), role: Role, text: &str) -> u16 {
        let room = usize::from(self.width.saturating_sub(at.0));
        let text = crate::text::width::cut(text, room);
        let taken = u16::try_from(columns(&text)).unwrap_or(0);
        self.height = self.height.max(at.1 + 1);
        self.pieces.push(Piece { at, role, text });
        taken
    }

    /// Writes a text at the right end of so many columns.
    pub(super) fn right(&mut self, at: (u16, u16), width: u16, role: Role, text: &str) {
        let text = crate::text::width::cut(text, usize::from(width));
        let wide = u16::try_from(columns(&text)).unwrap_or(0);
        self.text((at.0 + width.saturating_sub(wide), at.1), role, &text);
    }

    /// Writes a figure.
    pub(super) fn figure(&mut self, at: (u16, u16), width: u16, role: Role, figure: Figure) {
        self.height = self.height.max(at.1 + 1);
        if at.0 + width <= self.width {
            self.spots.push(Spot {
                at,
                width,
                block: self.block,
                role,
                figure,
            });
        }
    }
}

/// All blocks at their places.
#[derive(Debug, Clone, Default)]
pub(crate) struct Page {
    pub(super) pieces: Vec<Piece>,
    pub(crate) spots: Vec<Spot>,
    pub(super) height: u16,
}

/// Where the cursor goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Left,
    Right,
    Up,
    Down,
}

impl Page {
    /// Lays a sheet onto the page.
    pub(super) fn lay(&mut self, at: (u16, u16), sheet: Sheet) {
        let moved = |place: (u16, u16)| (place.0 + at.0, place.1 + at.1);
        self.height = self.height.max(at.1 + sheet.height);
        self.pieces
            .extend(sheet.pieces.into_iter().map(|piece| Piece {
                at: moved(piece.at),
                ..piece
            }));
        self.spots.extend(sheet.spots.into_iter().map(|spot| Spot {
            at: moved(spot.at),
            ..spot
        }));
    }

    /// The figure beside one: in its own row, or in the nearest row, the nearest.
    pub(super) fn beside(&self, from: usize, way: Way) -> Option<usize> {
        let (x, y) = self.spots.get(from)?.centre();
        let cost = |spot: &Spot| {
            let (to_x, to_y) = spot.centre();
            let (right, down) = (to_x - x, to_y - y);
            match way {
                Way::Left if down == 0 && right < 0 => Some(-right),
                Way::Right if down == 0 && right > 0 => Some(right),
                Way::Up if down < 0 => Some(-down * 2 + right.abs()),
                Way::Down if down > 0 => Some(down * 2 + right.abs()),
                Way::Left | Way::Right | Way::Up | Way::Down => None,
            }
        };
        let spots = self.spots.iter().enumerate();
        spots
            .filter_map(|(index, spot)| Some((cost(spot)?, index)))
            .min()
            .map(|(_, index)| index)
    }

    /// The first figure of the block after (or before) the one that this figure belongs to.
    pub(super) fn block_beside(&self, from: usize, forth: bool) -> Option<usize> {
        let here = self.spots.get(from)?.block;
        let mut blocks: Vec<Block> = self.spots.iter().map(|spot| spot.block).collect();
        blocks.dedup();
        let at = blocks.iter().position(|block| *block == here)?;
        let count = blocks.len();
        let next = if forth { at + 1 } else { at + count - 1 };
        let block = blocks.get(next % count)?;
        self.spots.iter().position(|spot| spot.block == *block)
    }
}
