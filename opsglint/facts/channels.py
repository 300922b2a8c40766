"""On which account, platform and time a document goes out, as it says itself."""

from __future__ import annotations

from opsglint.content.models import Broadcast
from opsglint.content.records import Document as Model
from opsglint.facts.document import ChannelFact


def channels_of(model: Model) -> tuple[ChannelFact, ...]:
    """Return every channel of a post or livestream: `channels`, or `account` × `platforms`."""
    if not isinstance(model, Broadcast):
        return ()
    if model.channels:
        return tuple(
            ChannelFact(
                channel.account or model.account, channel.platform,
                channel.schedule or (None if "schedule" in channel.keys else model.schedule),
                channel.span,
            )
            for channel in model.channels
        )  # fmt: skip
    if not model.account:
        return ()
    return tuple(
        ChannelFact(
            model.account, platform, model.schedule,
            platform.span if platform else model.account.span,
        )
        for platform in model.platforms or (None,)
    )  # fmt: skip
