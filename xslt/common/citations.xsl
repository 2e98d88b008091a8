<?xml version="1.0" encoding="UTF-8"?>
<!-- How is a record cited? BibTeX, RIS, CSL-JSON. A part of the work has `container`, the title of the whole, and `pages`. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:j="http://www.w3.org/2005/xpath-functions"
    expand-text="yes" exclude-result-prefixes="#all">

  <xsl:include href="json.xsl"/>

  <!-- An entry of BibTeX, for LaTeX. -->
  <xsl:function name="f:bibtex-entry" as="xs:string">
    <xsl:param name="data" as="map(*)"/>
    <xsl:variable name="lines" as="xs:string*" select="
        f:bibtex('author', $data?creators?*), f:bibtex('editor', $data?contributors?*[?role = 'edt']), f:bibtex('translator', $data?contributors?*[?role = 'trl']),
        f:bibtex('title', '{' || f:bibtex-words(f:full-title($data)) || '}'), f:bibtex('booktitle', '{' || f:bibtex-words($data?container) || '}'),
        f:bibtex('pages', replace(string($data?pages), '–', '--')), f:bibtex('publisher', f:bibtex-words($data?publisher)),
        f:bibtex('address', f:bibtex-words($data?place)), f:bibtex('year', $data?year), f:bibtex('series', f:bibtex-words($data?series)),
        f:bibtex('edition', f:bibtex-words($data?version)), f:bibtex('doi', $data?doi), f:bibtex('url', $data?url), f:bibtex('isbn', $data?isbn),
        f:bibtex('language', string(($data?languages?*)[1])), f:bibtex('keywords', f:bibtex-words(string-join($data?subjects?*?term, ', ')))"/>
    <xsl:sequence select="'@' || (if ($data?container) then 'incollection' else 'book') || '{' || $data?id || ',&#10;' || string-join($lines ! ('  ' || .), ',&#10;') || '&#10;}'"/>
  </xsl:function>

  <!-- A field; nothing where it is empty. Names are joined by "and"; one that is not split, or has that word in it, stands in braces and stays whole. -->
  <xsl:function name="f:bibtex" as="xs:string?">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="value" as="item()*"/>
    <xsl:variable name="text" as="xs:string" select="string-join(for $item in $value return
        if ($item instance of map(*)) then (if (($item?family ne '' or $item?kind eq 'person') and not(matches($item?sort, '\sand\s', 'i'))) then f:bibtex-words($item?sort) else '{' || f:bibtex-words($item?name) || '}')
        else $item, ' and ')"/>
    <xsl:sequence select="$text[not(. = ('', '{}'))] ! ($key || ' = {' || . || '}')"/>
  </xsl:function>

  <!-- What TeX has for the characters that it takes for itself. -->
  <xsl:variable name="f:tex" as="map(xs:string, xs:string)" select="map:merge((
      map{'\': '\textbackslash{}', '{': '\textbraceleft{}', '}': '\textbraceright{}', '~': '\textasciitilde{}', '^': '\textasciicircum{}'},
      ('%', '&amp;', '#', '$', '_') ! map:entry(., '\' || .)))"/>

  <!-- Words as TeX sets them; every brace has its fellow. -->
  <xsl:function name="f:bibtex-words" as="xs:string">
    <xsl:param name="text" as="xs:string?"/>
    <xsl:sequence select="string-join(analyze-string(normalize-space($text), '[\\{}~^%&amp;#$_]')/* ! (if (self::j:match) then $f:tex(.) else string()))"/>
  </xsl:function>

  <!-- The lines of a RIS record, for EndNote or Zotero. -->
  <xsl:function name="f:ris-lines" as="xs:string+">
    <xsl:param name="data" as="map(*)"/>
    <xsl:variable name="pages" as="xs:string*" select="tokenize($data?pages, '–')"/>
    <xsl:sequence select="
        f:ris('TY', if ($data?container) then 'CHAP' else 'BOOK'), $data?creators?* ! f:ris('AU', ?sort), $data?contributors?*[?role = 'edt'] ! f:ris('A2', ?sort),
        $data?contributors?*[?role = 'trl'] ! f:ris('A4', ?sort), f:ris('TI', f:full-title($data)), f:ris('T2', ($data?container, $data?series)[1]),
        f:ris('SP', $pages[1]), f:ris('EP', $pages[2]), f:ris('PY', $data?year), f:ris('DA', translate($data?date, '-', '/')),
        f:ris('PB', $data?publisher), f:ris('CY', $data?place), f:ris('ET', $data?version), f:ris('LA', ($data?languages?*)[1]),
        $data?subjects?* ! f:ris('KW', ?term), f:ris('AB', $data?abstract), f:ris('SN', $data?isbn), f:ris('DO', $data?doi), f:ris('UR', $data?url), 'ER  - '"/>
  </xsl:function>

  <!-- A line; nothing where there is nothing to say. -->
  <xsl:function name="f:ris" as="xs:string?">
    <xsl:param name="tag" as="xs:string"/>
    <xsl:param name="value" as="xs:string?"/>
    <xsl:sequence select="normalize-space($value)[. ne ''] ! ($tag || '  - ' || .)"/>
  </xsl:function>

  <!-- CSL-JSON with one item, for reference managers. -->
  <xsl:function name="f:csl-json" as="xs:string">
    <xsl:param name="data" as="map(*)"/>
    <xsl:variable name="items" as="element()">
      <j:array>
        <j:map>
          <xsl:sequence select="
              f:text('id', $data?id), f:text('type', if ($data?container) then 'chapter' else 'book'), f:text('title', f:full-title($data)),
              f:text('container-title', $data?container), f:text('page', $data?pages),
              f:list('author', $data?creators?* ! f:csl-name(.)),
              f:list('editor', $data?contributors?*[?role = 'edt'] ! f:csl-name(.)),
              f:list('translator', $data?contributors?*[?role = 'trl'] ! f:csl-name(.)),
              f:text('publisher', $data?publisher), f:text('publisher-place', $data?place), f:csl-date('issued', $data?date),
              f:csl-date('original-date', $data?source?date), f:text('original-publisher', $data?source?publisher),
              f:text('collection-title', $data?series), f:text('version', $data?version), f:text('abstract', $data?abstract),
              f:text('keyword', string-join($data?subjects?*?term, ', ')), f:text('language', string(($data?languages?*)[1])),
              f:text('DOI', $data?doi), f:text('ISBN', $data?isbn), f:text('URL', $data?url)"/>
        </j:map>
      </j:array>
    </xsl:variable>
    <xsl:sequence select="f:json($items)"/>
  </xsl:function>

  <xsl:function name="f:csl-name" as="element(j:map)">
    <xsl:param name="agent" as="map(*)"/>
    <j:map>
      <xsl:sequence select="if ($agent?family ne '') then (f:text('family', $agent?family), f:text('given', $agent?given)) else f:text('literal', $agent?name)"/>
    </j:map>
  </xsl:function>

  <xsl:function name="f:csl-date" as="element(j:map)?">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="date" as="xs:string"/>
    <xsl:if test="$date ne ''">
      <j:map key="{$key}"><j:array key="date-parts"><j:array><xsl:for-each select="tokenize($date, '-')"><j:number>{number(.)}</j:number></xsl:for-each></j:array></j:array></j:map>
    </xsl:if>
  </xsl:function>

</xsl:stylesheet>
