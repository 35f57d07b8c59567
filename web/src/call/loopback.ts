/**
 * Joins two connections of this page to each other; what is to flow stands on `near` by then. Never settles when one of
 * them is closed meanwhile (W3C webrtc-pc 4.4.1.2).
 */
export async function joinHere(near: RTCPeerConnection, far: RTCPeerConnection): Promise<void> {
  const described = Promise.withResolvers<void>()
  const tell = (to: RTCPeerConnection) => (event: RTCPeerConnectionIceEvent) => {
    const { candidate } = event
    // A candidate that does not fit is one way less.
    if (candidate) void described.promise.then(() => to.addIceCandidate(candidate)).catch(() => undefined)
  }
  near.onicecandidate = tell(far)
  far.onicecandidate = tell(near)
  await near.setLocalDescription()
  if (near.localDescription) await far.setRemoteDescription(near.localDescription)
  await far.setLocalDescription()
  if (far.localDescription) await near.setRemoteDescription(far.localDescription)
  described.resolve()
}
