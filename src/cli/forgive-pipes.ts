/** Whoever reads us may leave early (`| head`): that is no fault. Answers the stream. */
export function forgivePipes<Stream extends NodeJS.WriteStream>(stream: Stream): Stream {
  return stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
