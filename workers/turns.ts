/** Lets a busy thread hear its messages without the four milliseconds a browser adds to nested timers. */

/** Resolves in a later task, after the messages that had arrived by now were handled. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
