const MARGIN = 24;

/** The chart's picture under its title and caption, so that it still says what it shows once it is in a slide. */
export async function captionedPng(url: string, title: string, caption: string): Promise<Blob> {
  const image = new Image();
  image.src = url;
  await image.decode();
  const style = getComputedStyle(document.documentElement);
  const canvas = document.createElement('canvas');
  canvas.width = image.width + MARGIN * 2;
  canvas.height = image.height + MARGIN * 2 + 84;
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('No canvas');
  pen.fillStyle = style.getPropertyValue('--surface-raised');
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = style.getPropertyValue('--text');
  pen.font = `600 30px ${style.getPropertyValue('--font')}`;
  pen.fillText(title, MARGIN, MARGIN + 28, image.width);
  pen.fillStyle = style.getPropertyValue('--text-soft');
  pen.font = `22px ${style.getPropertyValue('--font')}`;
  pen.fillText(caption, MARGIN, MARGIN + 62, image.width);
  pen.drawImage(image, MARGIN, MARGIN + 84);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob === null ? reject(new Error('No picture')) : resolve(blob)), 'image/png'),
  );
}
