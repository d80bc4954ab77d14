/** Nodes by distance, nearest first. A node may be in it several times; the caller passes over what is out of date. */
export interface Queue {
  readonly size: () => number;
  readonly clear: () => void;
  readonly put: (node: number, distance: number) => void;
  /** Takes out the nearest; call only when there is one. */
  readonly take: () => { readonly node: number; readonly distance: number };
}

export function queue(): Queue {
  let nodes = new Int32Array(1024);
  let distances = new Float64Array(1024);
  let size = 0;
  const nearest = { node: 0, distance: 0 };
  const grow = () => {
    const [old, oldDistances] = [nodes, distances];
    nodes = new Int32Array(2 * old.length);
    nodes.set(old);
    distances = new Float64Array(2 * old.length);
    distances.set(oldDistances);
  };
  return {
    size: () => size,
    clear: () => {
      size = 0;
    },
    put: (node, distance) => {
      if (size === nodes.length) grow();
      let at = size;
      size += 1;
      while (at > 0) {
        const up = (at - 1) >> 1;
        const above = distances[up] ?? 0;
        if (above <= distance) break;
        distances[at] = above;
        nodes[at] = nodes[up] ?? 0;
        at = up;
      }
      distances[at] = distance;
      nodes[at] = node;
    },
    take: () => {
      nearest.node = nodes[0] ?? 0;
      nearest.distance = distances[0] ?? 0;
      size -= 1;
      const [node, distance] = [nodes[size] ?? 0, distances[size] ?? 0];
      let at = 0;
      for (;;) {
        let down = 2 * at + 1;
        if (down >= size) break;
        if (down + 1 < size && (distances[down + 1] ?? 0) < (distances[down] ?? 0)) down += 1;
        const below = distances[down] ?? 0;
        if (below >= distance) break;
        distances[at] = below;
        nodes[at] = nodes[down] ?? 0;
        at = down;
      }
      nodes[at] = node;
      distances[at] = distance;
      return nearest;
    },
  };
}
